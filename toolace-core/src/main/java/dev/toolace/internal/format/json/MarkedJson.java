package dev.toolace.internal.format.json;

import dev.toolace.format.RepairKind;
import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Markers;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.Text;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.json.JsonSyntaxError;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls as JSON after a marker, as in {@code <tool_call>{"name":"f","arguments":{}}</tool_call>}; where the format
 * allows it, also in a code fence or bare in the text.
 *
 * @param starts what stands before calls
 * @param ends what may stand after them; empty if nothing does
 * @param bare whether calls may also stand without a marker
 * @param nameIsKey whether a call is {@code {"f":{...}}}
 * @param listed whether the calls are always an array
 */
public record MarkedJson(List<String> starts, List<String> ends, boolean bare, boolean nameIsKey, boolean listed)
        implements Grammar {

    private static final String FENCE = "```";
    private static final List<String> BARE = List.of(FENCE, "{", "[");

    /** Copies the lists. */
    public MarkedJson {
        starts = List.copyOf(starts);
        ends = List.copyOf(ends);
    }

    /**
     * JSON between markers.
     *
     * @param starts what stands before calls
     * @param ends what stands after them
     * @return the grammar
     */
    public static MarkedJson between(List<String> starts, List<String> ends) {
        return new MarkedJson(starts, ends, false, false, false);
    }

    /**
     * The same, and bare calls too.
     *
     * @return the grammar
     */
    public MarkedJson orBare() {
        return new MarkedJson(starts, ends, true, nameIsKey, listed);
    }

    /**
     * The same with calls whose only member is named for the tool.
     *
     * @return the grammar
     */
    public MarkedJson withNameAsKey() {
        return new MarkedJson(starts, ends, bare, true, listed);
    }

    /**
     * The same, where a call outside of an array is none.
     *
     * @return the grammar
     */
    public MarkedJson onlyListed() {
        return new MarkedJson(starts, ends, bare, nameIsKey, true);
    }

    @Override
    public void read(Reading out, int from) {
        List<String> all = new ArrayList<>(starts);
        if (bare) {
            all.addAll(BARE);
        }
        String text = out.text();
        Markers markers = new Markers(text, all);
        int done = from;
        int search = from;
        while (true) {
            int at = markers.find(search);
            if (at < 0) {
                out.content(done, text.length());
                return;
            }
            boolean marked = starts.contains(markers.marker());
            int payload = marked ? markers.end() : markers.marker().equals(FENCE) ? line(text, markers.end()) : at;
            try {
                int mark = out.count();
                if (listed && !text.startsWith("[", Text.skipSpace(text, payload))) {
                    throw new JsonSyntaxError("expected an array of calls", payload, false);
                }
                int end = new Payload(out, nameIsKey, marked || looksLikeCall(text, payload)).read(payload);
                if (out.count() == mark && !marked && !text.startsWith("[", payload)) {
                    throw new JsonSyntaxError("expected a call", payload, false);
                }
                out.content(done, at);
                done = marked ? closed(out, end) : markers.marker().equals(FENCE) ? fence(text, end) : end;
                search = done;
            } catch (JsonSyntaxError e) {
                if (marked || looksLikeCall(text, payload)) {
                    out.fail(e);
                }
                search = Math.max(markers.end(), marked ? markers.end() : e.offset());
            }
        }
    }

    @Override
    public CallScanner scanner(Drafts out) {
        return new MarkedJsonScanner(this, out);
    }

    /** The index after the end marker; a missing one at the end of the text is a repair. */
    private int closed(Reading out, int from) {
        if (ends.isEmpty()) {
            return from;
        }
        String text = out.text();
        int after = Text.accept(text, from, ends);
        if (after >= 0) {
            return after;
        }
        if (Text.skipSpace(text, from) >= text.length()) {
            out.repair(RepairKind.UNCLOSED_CALL, text.length());
        }
        return from;
    }

    private static int line(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static int fence(String text, int from) {
        int after = Text.accept(text, from, List.of(FENCE));
        return after < 0 ? from : after;
    }

    private static boolean looksLikeCall(String text, int from) {
        int at = Text.skipSpace(text, from);
        if (at < text.length() && text.charAt(at) == '[') {
            at = Text.skipSpace(text, at + 1);
        }
        if (at >= text.length() || text.charAt(at) != '{') {
            return false;
        }
        at = Text.skipSpace(text, at + 1);
        return text.startsWith("\"name\"", at) || text.startsWith("'name'", at) || text.startsWith("\"tool_call", at);
    }
}
