package dev.toolace.internal.format;

import dev.toolace.Limits;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.tool.ToolSet;

/** Keeps the last draft of a scanner that reads text of the past, until it has caught up. Used by one thread. */
final class LateDrafts implements Drafts {

    private final Drafts out;
    private final StringBuilder json = new StringBuilder();
    private String name = "";
    private boolean live;

    LateDrafts(Drafts out) {
        this.out = out;
    }

    /** Passes on the last draft. */
    void publish() {
        out.start(name);
        out.append(json);
    }

    /** Passes on all that comes from now on. */
    void live() {
        live = true;
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
