package dev.toolace.internal.format;

import dev.toolace.Limits;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.tool.ToolSet;

/**
 * Passes on the drafts of one scanner of several; while the scanner reads text of the past, keeps its last draft until
 * it has caught up. Used by one thread.
 */
final class LateDrafts implements Drafts {

    private final Drafts out;
    private final StringBuilder json = new StringBuilder();
    private String name = "";
    private boolean live = true;
    private boolean failed;

    LateDrafts(Drafts out) {
        this.out = out;
    }

    /** What comes now is of the past. */
    void rewind() {
        live = false;
    }

    /** The scanner has caught up; its last draft is passed on if it is still being written. */
    void live(boolean busy) {
        live = true;
        if (busy) {
            out.start(name);
            out.append(json);
        }
    }

    /** Whether the last draft was abandoned. */
    boolean failed() {
        return failed;
    }

    @Override
    public ToolSet tools() {
        return out.tools();
    }

    @Override
    public Limits limits() {
        return out.limits();
    }

    @Override
    public void start(String tool) {
        failed = false;
        if (live) {
            out.start(tool);
        } else {
            name = tool;
            json.setLength(0);
        }
    }

    @Override
    public void append(CharSequence text) {
        if (live) {
            out.append(text);
        } else {
            json.append(text);
        }
    }

    @Override
    public void abandon() {
        failed = true;
        if (live) {
            out.abandon();
        }
    }

    @Override
    public void check() {
        if (live) {
            out.check();
        }
    }

    @Override
    public void boundary() {
        if (live) {
            out.boundary();
        }
    }

    @Override
    public void recheck() {
        if (live) {
            out.recheck();
        }
    }

    @Override
    public boolean afford(int characters) {
        return live && out.afford(characters);
    }
}
