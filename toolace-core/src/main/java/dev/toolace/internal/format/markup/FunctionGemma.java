package dev.toolace.internal.format.markup;

import dev.toolace.call.Call;
import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.Text;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.EndMarks;
import dev.toolace.internal.json.JsonReader;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.Place;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** FunctionGemma's form: {@code <start_function_call>call:f{k:<escape>v<escape>}<end_function_call>}. Stateless. */
final class FunctionGemma implements Grammar {

    static final String START = "<start_function_call>call:";
    static final String END = "<end_function_call>";
    static final String ESCAPE = "<escape>";
    private static final int MAX_NAME = 256;

    @Override
    public void read(Reading out, int from) {
        StartedCalls.read(out, from, START, at -> call(out, at, at + START.length()));
    }

    @Override
    public CallScanner scanner(Drafts out) {
        return new EndMarks(out, List.of(END));
    }

    private static int call(Reading out, int start, int from) {
        String text = out.text();
        int brace = Text.find(text, '{', from, MAX_NAME);
        if (brace <= from) {
            throw new JsonSyntaxError("expected the name of a tool", from, false);
        }
        String name = text.substring(from, brace).strip();
        Map<String, JsonValue> arguments = new LinkedHashMap<>();
        int at = Text.skipSpace(text, brace + 1);
        while (at < text.length() && text.charAt(at) != '}') {
            int colon = Text.find(text, ':', at, MAX_NAME);
            if (colon < 0) {
                throw new JsonSyntaxError("expected the name of a parameter", at, false);
            }
            String key = text.substring(at, colon).strip();
            at = value(out, name, key, colon + 1, arguments);
            at = Text.skipSpace(text, at);
            at = at < text.length() && text.charAt(at) == ',' ? Text.skipSpace(text, at + 1) : at;
        }
        if (at >= text.length() || !text.startsWith(END, at + 1)) {
            int place = Math.min(at + 1, text.length());
            throw new JsonSyntaxError("expected " + END + " but found " + Place.describe(text, place), place, false);
        }
        out.call(new Call(name, new JsonObject(arguments)), start, at + 1 + END.length());
        return at + 1 + END.length();
    }

    private static int value(Reading out, String tool, String key, int from, Map<String, JsonValue> arguments) {
        String text = out.text();
        if (!text.startsWith(ESCAPE, from)) {
            JsonReader reader = new JsonReader(text, from, out.limits());
            arguments.put(key, reader.readValue(1));
            return reader.position();
        }
        int start = from + ESCAPE.length();
        int end = text.indexOf(ESCAPE, start);
        if (end < 0) {
            throw new JsonSyntaxError("the value of a parameter does not end", start, false);
        }
        arguments.put(key, MarkupValues.read(text.substring(start, end), ParameterTypes.of(out.tools(), tool, key),
                MarkupValues.Untyped.JSON, out.limits()));
        return end + ESCAPE.length();
    }
}
