package dev.toolace.internal.format.json;

import dev.toolace.call.Call;
import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.Text;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.python.PythonCallReader;

/**
 * Llama 3's built-in tools: {@code <|python_tag|>name.call(query="...")}. All else is JSON.
 *
 * @param json reads the other forms
 */
record PythonTag(Grammar json) implements Grammar {

    static final String START = "<|python_tag|>";
    private static final String METHOD = ".call";

    @Override
    public CallScanner scanner(Drafts out) {
        return json.scanner(out);
    }

    @Override
    public void read(Reading out, int from) {
        String text = out.text();
        int at = text.indexOf(START, from);
        int body = at < 0 ? -1 : Text.skipSpace(text, at + START.length());
        if (body < 0 || body >= text.length() || text.charAt(body) == '{' || text.charAt(body) == '[') {
            json.read(out, from);
            return;
        }
        try {
            PythonCallReader reader = new PythonCallReader(text, body, out.tools(), out.limits());
            Call call = reader.readCall();
            String name = call.name().endsWith(METHOD)
                    ? call.name().substring(0, call.name().length() - METHOD.length()) : call.name();
            out.content(from, at);
            out.call(new Call(name, call.arguments()), at, reader.position());
            out.content(reader.position(), text.length());
        } catch (JsonSyntaxError e) {
            json.read(out, from);
        }
    }
}
