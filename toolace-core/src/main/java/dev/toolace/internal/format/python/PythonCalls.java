package dev.toolace.internal.format.python;

import dev.toolace.call.Call;
import dev.toolace.format.RepairKind;
import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Markers;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.Text;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.Place;
import dev.toolace.internal.python.PythonCallReader;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls in Python's syntax, as in {@code [f(a=1), g()]}: after a marker, or bare in the text.
 *
 * @param starts what stands before calls
 * @param ends what may stand after them
 * @param bare whether a list may also stand without a marker
 * @param lines whether the calls stand one on a line, without brackets
 */
record PythonCalls(List<String> starts, List<String> ends, boolean bare, boolean lines) implements Grammar {

    private static final String LIST = "[";

    @Override
    public void read(Reading out, int from) {
        List<String> all = new ArrayList<>(starts);
        if (bare) {
            all.add(LIST);
        }
        String text = out.text();
        Markers markers = new Markers(text, all);
        Siblings siblings = new Siblings(text);
        int done = from;
        int search = from;
        while (true) {
            int at = markers.find(search);
            if (at < 0) {
                out.content(done, text.length());
                return;
            }
            boolean marked = starts.contains(markers.marker());
            int body = marked ? Text.skipSpace(text, markers.end()) : at;
            search = markers.end();
            if (!marked && !startsCall(text, Text.skipSpace(text, at + 1))) {
                continue;
            }
            try {
                int end = lines ? lines(out, body) : list(out, body, siblings);
                out.content(done, at);
                done = marked ? closed(out, body, end) : end;
                search = done;
            } catch (JsonSyntaxError e) {
                out.fail(e);
            }
        }
    }

    @Override
    public CallScanner scanner(Drafts out) {
        return PythonScanner.of(this, out);
    }

    /** Whether a name and an opening parenthesis stand here, before anything that ends a name. */
    static boolean startsCall(String text, int from) {
        int at = from;
        while (at < text.length() && "()[]{},='\"\n\r:".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at > from && at < text.length() && text.charAt(at) == '(';
    }

    private static int list(Reading out, int from, Siblings siblings) {
        String text = out.text();
        if (!text.startsWith(LIST, from)) {
            throw new JsonSyntaxError("expected '[' but found " + Place.describe(text, from), from, false);
        }
        int at = Text.skipSpace(text, from + 1);
        int before = out.count();
        while (at < text.length() && text.charAt(at) != ']') {
            try {
                at = call(out, at);
                int next = Text.skipSpace(text, at);
                if (next < text.length() && text.charAt(next) != ']' && text.charAt(next) != ',') {
                    throw new JsonSyntaxError("expected ',' or ']' but found " + Place.describe(text, next), next,
                            false);
                }
                at = next < text.length() && text.charAt(next) == ',' ? Text.skipSpace(text, next + 1) : next;
            } catch (JsonSyntaxError e) {
                at = siblings.after(e.offset());
                if (at < 0 && out.count() == before) {
                    throw e;
                }
                out.fail(e);
                at = at < 0 ? end(text, e.offset()) : at;
            }
        }
        if (at >= text.length()) {
            if (out.count() == before) {
                throw new JsonSyntaxError("expected ']' but found the end", text.length(), false);
            }
            out.repair(RepairKind.UNCLOSED_CALL, text.length());
            return text.length();
        }
        return at + 1;
    }

    private static int lines(Reading out, int from) {
        String text = out.text();
        int at = from;
        int done = from;
        int before = out.count();
        while (startsCall(text, at)) {
            try {
                at = call(out, at);
            } catch (JsonSyntaxError e) {
                out.fail(e);
                int line = text.indexOf('\n', e.offset());
                at = line < 0 ? text.length() : line;
            }
            done = at;
            at = Text.skipSpace(text, at);
        }
        if (out.count() == before && done == from) {
            throw new JsonSyntaxError("expected a call but found " + Place.describe(text, from), from, false);
        }
        return done;
    }

    private static int call(Reading out, int from) {
        PythonCallReader reader = new PythonCallReader(out.text(), from, out.tools(), out.limits());
        Call call = reader.readCall();
        if (!finite(call.arguments())) {
            throw new JsonSyntaxError("a number is infinite in Python", from, false);
        }
        out.call(call, from, reader.position());
        return reader.position();
    }

    private static boolean finite(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return !Double.isInfinite(number.value().doubleValue());
        } else if (value instanceof JsonArray array) {
            return array.elements().stream().allMatch(PythonCalls::finite);
        }
        return !(value instanceof JsonObject object)
                || object.members().values().stream().allMatch(PythonCalls::finite);
    }

    private static int end(String text, int from) {
        int close = text.indexOf(']', from);
        return close < 0 ? text.length() : close;
    }

    /** The index after the end marker, and after an echo of the calls that some models write behind it. */
    private int closed(Reading out, int from, int to) {
        String text = out.text();
        int after = Text.accept(text, to, ends);
        if (after < 0) {
            if (Text.skipSpace(text, to) >= text.length() && !ends.isEmpty()) {
                out.repair(RepairKind.UNCLOSED_CALL, text.length());
            }
            return to;
        }
        if (text.startsWith(text.substring(from, to), after)) {
            out.repair(RepairKind.DROPPED_CALL, after);
            int echo = after + to - from;
            int end = Text.accept(text, echo, ends);
            return end < 0 ? echo : end;
        }
        return after;
    }
}
