package dev.toolace.internal.format.json;

import dev.toolace.call.Call;
import dev.toolace.format.RepairKind;
import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Markers;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.Reading.Located;
import dev.toolace.internal.format.Text;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.json.JsonSyntaxError;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls as a name and a JSON object, as in {@code [TOOL_CALLS]f[ARGS]{"a":1}}: a start marker, the name, a separator,
 * the arguments, an end marker.
 *
 * @param starts what stands before each call
 * @param separators what stands between name and arguments; an empty one if the arguments follow at once
 * @param ends what may stand after a call
 * @param frame markers around all calls, which are no content
 * @param naming tells the tool's name from the text before the separator; null where that is no call
 */
public record NamedJson(List<String> starts, List<String> separators, List<String> ends, List<String> frame,
        BiFunction<String, Reading, @Nullable String> naming) implements Grammar {

    static final int MAX_NAME = 256;

    /** Copies the lists. */
    public NamedJson {
        starts = List.copyOf(starts);
        separators = List.copyOf(separators);
        ends = List.copyOf(ends);
        frame = List.copyOf(frame);
    }

    @Override
    public void read(Reading out, int from) {
        String text = out.text();
        Markers markers = new Markers(text, join(starts, frame));
        Markers after = new Markers(text, join(ends, starts));
        int done = from;
        if (new Markers(text, starts).find(from) < 0) {
            // Without a call, the markers around calls are words as any other.
            out.content(from, text.length());
            return;
        }
        while (true) {
            int at = markers.find(done);
            if (at < 0) {
                out.content(done, text.length());
                return;
            }
            out.content(done, at);
            done = markers.end();
            if (starts.contains(markers.marker())) {
                try {
                    done = call(out, at, done);
                } catch (JsonSyntaxError e) {
                    out.fail(e);
                    done = resume(text, after, Math.max(done, e.offset()));
                }
            }
        }
    }

    @Override
    public CallScanner scanner(Drafts out) {
        return new NamedJsonScanner(this, out);
    }

    private int call(Reading out, int start, int nameStart) {
        String text = out.text();
        int nameEnd = -1;
        int argumentsStart = -1;
        int limit = Math.min(text.length(), nameStart + MAX_NAME);
        for (int i = nameStart; i < limit && nameEnd < 0; i++) {
            for (String separator : separators) {
                if (separator.isEmpty() ? text.charAt(i) == '{' : text.startsWith(separator, i)) {
                    nameEnd = i;
                    argumentsStart = i + separator.length();
                    break;
                }
            }
        }
        if (nameEnd < 0) {
            throw new JsonSyntaxError("expected a name and its arguments", nameStart, false);
        }
        String name = naming.apply(text.substring(nameStart, nameEnd).strip(), out);
        Located arguments = out.object(argumentsStart, 0);
        int end = arguments.end();
        if (name == null || name.isEmpty()) {
            throw new JsonSyntaxError("expected the name of a tool", nameStart, false);
        }
        int after = Text.accept(text, end, ends);
        if (after < 0 && !ends.isEmpty() && Text.skipSpace(text, end) >= text.length()) {
            out.repair(RepairKind.UNCLOSED_CALL, text.length());
        }
        out.call(new Call(name, arguments.value()), start, after < 0 ? end : after);
        return after < 0 ? end : after;
    }

    /** After a broken call: behind its end marker, if there is one before the next call starts. */
    private int resume(String text, Markers next, int from) {
        int at = next.find(from);
        return at < 0 ? text.length() : ends.contains(next.marker()) ? next.end() : at;
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
