package dev.toolace.internal.format.markup;

import dev.toolace.call.Call;
import dev.toolace.format.RepairKind;
import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.Text;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.EndMarks;
import dev.toolace.internal.json.JsonReader;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.Place;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Gemma 4's form: {@code <|tool_call>call:f{k:<|"|>text<|"|>,n:1,o:{a:true},l:[1,2]}<tool_call|>}. A call that does not
 * end is none. Stateless.
 */
final class Gemma4 implements Grammar {

    static final String START = "<|tool_call>call:";
    static final String END = "<tool_call|>";
    private static final String QUOTE = "<|\"|>";
    private static final int MAX_NAME = 256;

    @Override
    public void read(Reading out, int from) {
        StartedCalls.read(out, from, START, at -> new One(out).call(at));
    }

    @Override
    public CallScanner scanner(Drafts out) {
        return new EndMarks(out, List.of(END));
    }

    static String write(Call call) {
        return START + call.name() + write(call.arguments()) + END;
    }

    private static String write(JsonValue value) {
        if (value instanceof JsonString string) {
            return QUOTE + string.value() + QUOTE;
        }
        if (value instanceof JsonArray array) {
            return array.elements().stream().map(Gemma4::write).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof JsonObject object) {
            return object.members().entrySet().stream()
                    .map(member -> key(member.getKey()) + ":" + write(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return value.toJson();
    }

    private static String key(String name) {
        boolean plain = !name.isEmpty()
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
        return plain ? name : QUOTE + name + QUOTE;
    }

    /** The way through one call. */
    private static final class One {

        private final Reading out;
        private final String text;
        private int at;

        One(Reading out) {
            this.out = out;
            this.text = out.text();
        }

        int call(int start) {
            int name = start + START.length();
            int brace = Text.find(text, '{', name, MAX_NAME);
            if (brace <= name) {
                throw new JsonSyntaxError("expected the name of a tool", name, false);
            }
            at = brace;
            JsonObject arguments = object(0);
            expect(END);
            out.call(new Call(text.substring(name, brace).strip(), arguments), start, at);
            return at;
        }

        private JsonObject object(int depth) {
            enter(depth);
            expect("{");
            Map<String, JsonValue> members = new LinkedHashMap<>();
            while (!accept("}")) {
                if (!members.isEmpty()) {
                    expect(",");
                }
                String name = name();
                expect(":");
                members.put(name, value(depth + 1));
            }
            return new JsonObject(members);
        }

        private JsonArray array(int depth) {
            enter(depth);
            expect("[");
            List<JsonValue> elements = new ArrayList<>();
            while (!accept("]")) {
                if (!elements.isEmpty()) {
                    expect(",");
                }
                elements.add(value(depth + 1));
            }
            return new JsonArray(elements);
        }

        private JsonValue value(int depth) {
            at = Text.skipSpace(text, at);
            if (text.startsWith("{", at)) {
                return object(depth);
            }
            if (text.startsWith("[", at)) {
                return array(depth);
            }
            return text.startsWith(QUOTE, at) ? new JsonString(quoted()) : scalar(depth);
        }

        private JsonValue scalar(int depth) {
            int start = at;
            try {
                JsonReader reader = new JsonReader(text, at, out.limits());
                JsonValue value = reader.readValue(depth);
                int after = Text.skipSpace(text, reader.position());
                if (after < text.length() && ",}]".indexOf(text.charAt(after)) >= 0) {
                    at = after;
                    return value;
                }
            } catch (JsonSyntaxError e) {
                if (e.limit()) {
                    throw e;
                }
            }
            while (at < text.length() && ",:}]<".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(start, at).strip();
            if (word.isEmpty()) {
                throw new JsonSyntaxError("expected a value but found " + Place.describe(text, start), start, false);
            }
            out.repair(RepairKind.UNQUOTED_STRING, start);
            return new JsonString(word);
        }

        private String name() {
            at = Text.skipSpace(text, at);
            if (text.startsWith(QUOTE, at)) {
                return quoted();
            }
            int colon = Text.find(text, ':', at, MAX_NAME);
            if (colon < 0) {
                throw new JsonSyntaxError("expected the name of a parameter", at, false);
            }
            String name = text.substring(at, colon).strip();
            at = colon;
            return name;
        }

        private String quoted() {
            int start = at + QUOTE.length();
            int end = text.indexOf(QUOTE, start);
            if (end < 0) {
                throw new JsonSyntaxError("the value of a parameter does not end", start, false);
            }
            at = end + QUOTE.length();
            return text.substring(start, end);
        }

        private void enter(int depth) {
            if (depth >= out.limits().maxDepth()) {
                throw new JsonSyntaxError("nesting deeper than " + out.limits().maxDepth() + " levels", at, true);
            }
        }

        private boolean accept(String mark) {
            at = Text.skipSpace(text, at);
            boolean found = text.startsWith(mark, at);
            at += found ? mark.length() : 0;
            return found;
        }

        private void expect(String mark) {
            if (!accept(mark)) {
                throw new JsonSyntaxError("expected " + mark + " but found " + Place.describe(text, at), at, false);
            }
        }
    }
}
