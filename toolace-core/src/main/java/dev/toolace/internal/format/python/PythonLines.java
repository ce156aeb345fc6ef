package dev.toolace.internal.format.python;

import dev.toolace.call.Call;
import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.Text;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.python.PythonCallReader;

/**
 * Calls in Python's syntax, each alone on a line among lines of prose, without any marker. Where tools are on offer,
 * only their names start a call: everything else is prose. Stateless.
 */
final class PythonLines implements Grammar {

    @Override
    public void read(Reading out, int from) {
        String text = out.text();
        int at = from;
        while (at < text.length()) {
            int line = text.indexOf('\n', at);
            int next = line < 0 ? text.length() : line + 1;
            int end = call(out, at);
            if (end < 0) {
                out.content(at, next);
                at = next;
            } else {
                at = end;
            }
        }
    }

    @Override
    public CallScanner scanner(Drafts out) {
        return new PythonLineScanner(out);
    }

    /** Reads the call of this line; returns the index after its line, or -1 if it holds none. */
    private static int call(Reading out, int from) {
        String text = out.text();
        int name = from;
        while (name < text.length()
                && (Character.isJavaIdentifierPart(text.charAt(name)) || ".-".indexOf(text.charAt(name)) >= 0)) {
            name++;
        }
        if (name == from || name >= text.length() || text.charAt(name) != '('
                || !out.tools().tools().isEmpty() && out.tools().find(text.substring(from, name)).isEmpty()) {
            return -1;
        }
        try {
            PythonCallReader reader = new PythonCallReader(text, from, out.tools(), out.limits());
            Call call = reader.readCall();
            int after = reader.position();
            int line = text.indexOf('\n', after);
            int end = line < 0 ? text.length() : line;
            if (Text.skipSpace(text, after) < end) {
                return -1;
            }
            out.call(call, from, after);
            return Math.min(end + 1, text.length());
        } catch (JsonSyntaxError e) {
            out.fail(e);
            return -1;
        }
    }
}
