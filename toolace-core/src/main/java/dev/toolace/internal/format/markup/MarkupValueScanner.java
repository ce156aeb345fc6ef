package dev.toolace.internal.format.markup;

import dev.toolace.internal.format.stream.MarkerWatch;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows one marked-up value up to its end marker and the structure that proves it, for an end marker that no
 * structure follows is data. Used by one thread.
 */
final class MarkupValueScanner {

    private final Markup markup;
    private final List<String> structure;
    /** What cannot stand at the start of a line of a value. */
    private final List<String> breaks;
    private final MarkupDraft draft;
    private final StringBuilder raw = new StringBuilder();
    private final StringBuilder after = new StringBuilder();
    private int spaces;
    private boolean closed;
    private boolean streams;
    /** Where a marker may have begun; -1 if none has. */
    private int tag = -1;
    /** How much of the text is data whatever comes, and how much the draft was told. */
    private int solid;
    private int told;
    private @Nullable String next;

    MarkupValueScanner(Markup markup, List<String> structure, MarkupDraft draft) {
        this.markup = markup;
        this.structure = structure;
        this.draft = draft;
        this.breaks = Stream.concat(markup.parameter().opens().stream(), markup.closes().stream()).toList();
        Layout layout = markup.parameter().layout();
        this.streams = draft.streams() && (layout == Layout.VERBATIM || layout == Layout.LINES);
    }

    /** The structure behind the value; null where the value does not end as it should. */
    @Nullable String next() {
        return next;
    }

    /** Takes the next character; says whether the value is over. */
    boolean next(char c) {
        if (closed) {
            return after(c);
        }
        raw.append(c);
        for (String end : markup.parameter().closes()) {
            if (MarkerWatch.ends(raw, end)) {
                closed = true;
                after.setLength(0);
                spaces = 0;
                return false;
            }
        }
        if (tag > 0 && raw.charAt(tag - 1) == '\n' && breaks.contains(raw.substring(tag))) {
            // The value's own end marker is missing.
            return true;
        }
        stream(c);
        return false;
    }

    private boolean after(char c) {
        after.append(c);
        if (spaces == after.length() - 1 && Character.isWhitespace(c)) {
            spaces++;
            return false;
        }
        String found = after.substring(spaces);
        if (structure.contains(found)) {
            next = found;
            draft.value(value());
            return true;
        }
        if (structure.stream().anyMatch(marker -> marker.startsWith(found))) {
            return false;
        }
        closed = false;
        String data = after.toString();
        tag = -1;
        solid = raw.length();
        boolean over = false;
        for (int i = 0; i < data.length() && !over; i++) {
            over = next(data.charAt(i));
        }
        return over;
    }

    private String value() {
        String end = markup.parameter().closes().stream().filter(marker -> MarkerWatch.ends(raw, marker)).findFirst()
                .orElse("");
        return raw.substring(0, raw.length() - end.length());
    }

    private void stream(char c) {
        int at = raw.length() - 1;
        if (c == '<') {
            solid = tag >= 0 ? at : solid;
            tag = at;
        } else if (tag >= 0 && starts(raw.substring(tag))) {
            return;
        } else if (!Character.isWhitespace(c)) {
            tag = -1;
            solid = at + 1;
        } else {
            solid = tag >= 0 ? at : solid;
            tag = -1;
        }
        if (streams) {
            tell();
        }
    }

    private boolean starts(String text) {
        return Stream.of(markup.parameter().closes(), breaks).flatMap(List::stream)
                .anyMatch(marker -> marker.startsWith(text));
    }

    private void tell() {
        if (told == 0 && solid > 0) {
            told = markup.parameter().layout() == Layout.LINES ? lineBreak() : 0;
            char first = raw.charAt(told);
            // Indentation may be markup, and what is in quotation marks something else; the end decides.
            streams = !(markup.quoted() && first == '"')
                    && !(markup.parameter().layout() == Layout.LINES && (first == ' ' || first == '\t'));
        }
        while (streams && told < solid) {
            draft.text(raw.charAt(told));
            told++;
        }
    }

    private int lineBreak() {
        return raw.indexOf("\r\n") == 0 ? 2 : raw.charAt(0) == '\n' ? 1 : 0;
    }
}
