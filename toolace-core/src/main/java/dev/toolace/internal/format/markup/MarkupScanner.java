package dev.toolace.internal.format.markup;

import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.MarkerWatch;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows what {@link Markup} reads. Used by one thread. */
final class MarkupScanner implements CallScanner {

    private enum State { OUTSIDE, NAME, BETWEEN, KEY, BEFORE_VALUE, VALUE }

    private static final int MAX_NAME = 256;

    private final Markup markup;
    private final Drafts out;
    private final MarkerWatch opens;
    private final MarkerWatch closes;
    private final List<String> structure;
    private final StringBuilder words = new StringBuilder();
    private State state = State.OUTSIDE;
    private @Nullable MarkupDraft call;
    private @Nullable MarkupValueScanner value;

    MarkupScanner(Markup markup, Drafts out) {
        this.markup = markup;
        this.out = out;
        this.opens = new MarkerWatch(markup.opens());
        this.closes = new MarkerWatch(Stream.concat(markup.closes().stream(), markup.frame().stream()).toList());
        this.structure = markup.structure();
    }

    @Override
    public boolean busy() {
        return call != null;
    }

    @Override
    public void next(char c) {
        boolean open = opens.next(c) != null;
        boolean close = closes.next(c) != null;
        switch (state) {
            case OUTSIDE -> outside(open, close);
            case NAME -> name(c);
            case BETWEEN -> marker(c, structure);
            case KEY -> key(c);
            case BEFORE_VALUE -> marker(c, markup.parameter().values());
            case VALUE -> value(c);
        }
    }

    private void go(State next) {
        words.setLength(0);
        state = next;
    }

    private void outside(boolean open, boolean close) {
        if (close) {
            out.boundary();
        }
        if (open) {
            go(State.NAME);
        }
    }

    private void broken() {
        if (call != null) {
            out.abandon();
        }
        call = null;
        go(State.OUTSIDE);
    }

    private void name(char c) {
        words.append(c);
        String end = end(markup.nameEnds());
        if (end == null) {
            if (words.length() > MAX_NAME) {
                broken();
            }
            return;
        }
        String name = words.substring(0, words.length() - end.length()).strip();
        // A backslash is none of a name, but the sign of a markup that is written with escapes.
        if (name.isEmpty() || name.indexOf('<') >= 0 || name.indexOf('\\') >= 0) {
            broken();
            return;
        }
        call = new MarkupDraft(markup, out, name);
        if (structure.contains(end)) {
            reached(end);
        } else {
            go(State.BETWEEN);
        }
    }

    private @Nullable String end(List<String> markers) {
        return markers.stream().filter(marker -> MarkerWatch.ends(words, marker)).findFirst().orElse(null);
    }

    /** White space, and then one of some markers. */
    private void marker(char c, List<String> markers) {
        if (words.length() == 0 && Character.isWhitespace(c)) {
            return;
        }
        words.append(c);
        String tag = words.toString();
        if (markers.contains(tag)) {
            reached(tag);
        } else if (markers.stream().noneMatch(marker -> marker.startsWith(tag))) {
            broken();
        }
    }

    private void reached(String marker) {
        if (call == null) {
            go(State.OUTSIDE);
        } else if (state == State.BEFORE_VALUE) {
            begin(call);
        } else if (markup.parameter().opens().contains(marker)) {
            go(State.KEY);
        } else if (markup.closes().contains(marker) || !markup.needsClose()) {
            call.end();
            call = null;
            go(markup.opens().contains(marker) ? State.NAME : State.OUTSIDE);
        } else {
            broken();
        }
    }

    private void key(char c) {
        words.append(c);
        String end = end(markup.parameter().keyEnds());
        if (end == null) {
            if (words.length() > MAX_NAME) {
                broken();
            }
        } else if (call != null) {
            call.parameter(words.substring(0, words.length() - end.length()).strip());
            if (markup.parameter().values().isEmpty()) {
                begin(call);
            } else {
                go(State.BEFORE_VALUE);
            }
        }
    }

    private void begin(MarkupDraft draft) {
        go(State.VALUE);
        value = new MarkupValueScanner(markup, structure, draft);
    }

    private void value(char c) {
        MarkupValueScanner current = value;
        if (current == null || !current.next(c)) {
            return;
        }
        value = null;
        String next = current.next();
        if (next == null) {
            broken();
        } else {
            go(State.BETWEEN);
            reached(next);
        }
    }
}
