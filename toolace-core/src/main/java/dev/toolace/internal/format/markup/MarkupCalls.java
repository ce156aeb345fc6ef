package dev.toolace.internal.format.markup;

import dev.toolace.call.Call;
import dev.toolace.format.RepairKind;
import dev.toolace.internal.format.Markers;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.Text;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.Place;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads single calls of a markup. One instance reads one text on one thread. */
final class MarkupCalls {

    private static final int MAX_NAME = 256;
    /** Ends of values that may turn out to be data before the first one is believed: keeps reading linear. */
    private static final int MAX_DOUBTS = 10_000;

    private final Markup markup;
    private final Reading out;
    private final String text;
    private final Markers valueEnds;
    private final Markers callEnds;
    private final List<String> structure;
    private int doubts = MAX_DOUBTS;
    private int at;

    MarkupCalls(Markup markup, Reading out) {
        this.markup = markup;
        this.out = out;
        this.text = out.text();
        this.valueEnds = new Markers(text, markup.parameter().closes());
        this.callEnds = new Markers(text, markup.closes());
        this.structure = markup.structure();
    }

    /** Reads the call whose name starts here; returns the index after it. */
    int read(int start, int nameStart) {
        at = nameStart;
        String name = name();
        Map<String, JsonValue> arguments = new LinkedHashMap<>();
        while (true) {
            int end = Text.accept(text, at, markup.closes());
            if (end >= 0) {
                at = end;
                break;
            }
            int key = Text.accept(text, at, markup.parameter().opens());
            if (key < 0) {
                unclosed();
                break;
            }
            at = key;
            parameter(name, arguments);
        }
        out.call(new Call(name, unwrapped(name, arguments, start)), start, at);
        return at;
    }

    /** Some models put all arguments into one parameter that the tool does not have. */
    private JsonObject unwrapped(String tool, Map<String, JsonValue> arguments, int start) {
        if (arguments.size() == 1) {
            Map.Entry<String, JsonValue> only = arguments.entrySet().iterator().next();
            if (Wrapped.isWrapper(out.tools(), tool, only.getKey())) {
                Optional<JsonObject> inner = Wrapped.object(only.getValue(), out.limits());
                if (inner.isPresent()) {
                    out.repair(RepairKind.DOUBLE_ENCODED, start);
                    return inner.get();
                }
            }
        }
        return new JsonObject(arguments);
    }

    private void unclosed() {
        int next = Text.skipSpace(text, at);
        boolean end = next >= text.length() || Text.accept(text, at, structure) >= 0;
        if (markup.needsClose() || !end) {
            throw new JsonSyntaxError("expected the end of a call but found " + Place.describe(text, next), next,
                    false);
        }
        out.repair(RepairKind.UNCLOSED_CALL, next);
    }

    private String name() {
        int from = at;
        int end = upTo(markup.nameEnds(), "the name of a tool");
        String name = text.substring(from, end).strip();
        if (name.isEmpty() || name.indexOf('<') >= 0) {
            throw new JsonSyntaxError("expected the name of a tool", from, false);
        }
        return name;
    }

    private void parameter(String tool, Map<String, JsonValue> arguments) {
        int from = at;
        int end = upTo(markup.parameter().keyEnds(), "the name of a parameter");
        String name = text.substring(from, end).strip();
        if (!markup.parameter().values().isEmpty()) {
            int value = Text.accept(text, at, markup.parameter().values());
            if (value < 0) {
                throw new JsonSyntaxError("expected the value of " + Place.shorten(name), at, false);
            }
            at = value;
        }
        int valueFrom = at;
        int valueTo = valueEnd();
        arguments.putIfAbsent(name, markup.value(tool, name, text.substring(valueFrom, valueTo), out.tools(),
                out.limits()));
    }

    /** Moves behind the first of some markers, or before it if it is structure; returns where it stands. */
    private int upTo(List<String> markers, String what) {
        int limit = Math.min(text.length(), at + MAX_NAME);
        for (int i = at; i < limit; i++) {
            for (String marker : markers) {
                if (text.startsWith(marker, i)) {
                    at = structure.contains(marker) ? i : i + marker.length();
                    return i;
                }
            }
        }
        throw new JsonSyntaxError("expected " + what, at, false);
    }

    /** Moves behind a value; returns the index after it. An end marker that no structure follows is data. */
    private int valueEnd() {
        int from = at;
        int first = valueEnds.find(from);
        if (first < 0) {
            return missing(from, text.length());
        }
        int end = first;
        while (end >= 0) {
            int after = valueEnds.end();
            boolean believed = doubts <= 0 || Text.skipSpace(text, after) >= text.length()
                    || Text.accept(text, after, structure) >= 0;
            if (believed) {
                int next = callEnd(from, end);
                if (next >= 0) {
                    out.repair(RepairKind.UNCLOSED_CALL, next);
                    at = next;
                    return next;
                }
                int open = open(from, end);
                if (open >= 0) {
                    return missing(from, open);
                }
                at = after;
                return end;
            }
            doubts--;
            end = valueEnds.find(after);
        }
        throw new JsonSyntaxError("the value of a parameter does not end", from, false);
    }

    /** Where, between two places, a line starts another parameter or ends the call: an end marker is missing. */
    private int open(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n' && starts(i + 1)) {
                return i;
            }
        }
        return -1;
    }

    /** Where, between two places, this call ends and another starts: the value's end marker is missing. */
    private int callEnd(int from, int to) {
        int end = callEnds.find(from);
        if (end < 0 || end >= to) {
            return -1;
        }
        int next = Text.accept(text, callEnds.end(), markup.opens());
        return next >= 0 && next < to ? end : -1;
    }

    private boolean starts(int index) {
        return Stream.concat(markup.parameter().opens().stream(), markup.closes().stream())
                .anyMatch(marker -> text.startsWith(marker, index));
    }

    /** A value whose end marker is missing reaches to the next line that is structure. */
    private int missing(int from, int limit) {
        int end = limit < text.length() ? limit : open(from, text.length());
        if (end < 0) {
            end = callEnds.find(from);
        }
        if (end < 0) {
            throw new JsonSyntaxError("the value of a parameter does not end", from, false);
        }
        out.repair(RepairKind.UNCLOSED_CALL, end);
        at = end;
        // The line break before the marker that is there belongs to the one that is missing.
        return text.startsWith("\n", end) ? end + 1 : end;
    }
}
