package dev.toolace.internal.format.markup;

import dev.toolace.Limits;
import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Markers;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.ToolSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Calls as markup, as in {@code <function=f><parameter=k>v</parameter></function>}.
 *
 * @param frame markers around calls that are no content
 * @param opens what stands before the tool's name
 * @param nameEnds what ends the name; one that is also a marker of another kind is left to be read again
 * @param closes what ends a call
 * @param parameter how a parameter is marked
 * @param untyped what a value is where the schema does not say
 * @param needsClose whether a call that does not end is none, even at the end of the text
 * @param quoted whether a string may stand in quotation marks, as in JSON
 */
record Markup(
        List<String> frame,
        List<String> opens,
        List<String> nameEnds,
        List<String> closes,
        Parameter parameter,
        MarkupValues.Untyped untyped,
        boolean needsClose,
        boolean quoted) implements Grammar {

    /**
     * How a parameter is marked.
     *
     * @param opens what stands before its name
     * @param keyEnds what ends the name
     * @param values what stands before the value; empty if it follows at once
     * @param closes what ends the value
     * @param layout which white space around the value is markup, for strings
     */
    record Parameter(List<String> opens, List<String> keyEnds, List<String> values, List<String> closes,
            Layout layout) {}

    @Override
    public void read(Reading out, int from) {
        String text = out.text();
        List<String> all = Stream.concat(opens.stream(), frame.stream()).toList();
        Markers markers = new Markers(text, all);
        MarkupCalls calls = new MarkupCalls(this, out);
        int done = from;
        int search = from;
        while (true) {
            int at = markers.find(search);
            if (at < 0) {
                out.content(done, text.length());
                return;
            }
            if (!opens.contains(markers.marker())) {
                between(out, done, at, from);
                done = markers.end();
                search = done;
                continue;
            }
            int start = markers.end();
            try {
                int end = calls.read(at, start);
                between(out, done, at, from);
                done = end;
                search = end;
            } catch (JsonSyntaxError e) {
                out.fail(e);
                search = start;
            }
        }
    }

    @Override
    public CallScanner scanner(Drafts out) {
        return new MarkupScanner(this, out);
    }

    /** All that starts or ends a parameter's or call's surroundings; what ends a value is none of it. */
    List<String> structure() {
        return Stream.of(parameter.opens(), closes, opens, frame).flatMap(List::stream).toList();
    }

    /** Whether a parameter's value is the string that it looks like, whatever it says. */
    boolean isText(String tool, String name, ToolSet tools) {
        Set<ParameterTypes.Type> types = ParameterTypes.of(tools, tool, name);
        return types.isEmpty() ? untyped == MarkupValues.Untyped.STRING
                : types.equals(Set.of(ParameterTypes.Type.STRING));
    }

    /** The value that the text between a parameter's markers stands for. */
    JsonValue value(String tool, String name, String text, ToolSet tools, Limits limits) {
        String value = parameter.layout().value(text);
        return quoted && MarkupValues.isQuoted(value)
                ? MarkupValues.read(value, Set.of(), MarkupValues.Untyped.JSON, limits)
                : MarkupValues.read(value, ParameterTypes.of(tools, tool, name), untyped, limits);
    }

    /** White space between markers is no content. */
    private static void between(Reading out, int from, int to, int start) {
        if (from == start || !out.text().substring(from, to).isBlank()) {
            out.content(from, to);
        }
    }
}
