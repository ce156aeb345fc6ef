package dev.toolace.internal.format.markup;

import dev.toolace.call.Call;
import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Markers;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.EndMarks;
import dev.toolace.internal.json.JsonReader;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kimi K3's sections: {@code <|open|>call tool="f"<|sep|>}, then for each argument
 * {@code <|open|>argument key="k" type="number"<|sep|>1<|close|>argument<|sep|>}, then {@code <|close|>call<|sep|>}.
 * Text outside of the sections {@code think} and {@code tools} is content. Stateless.
 */
final class Xtml implements Grammar {

    private static final String OPEN = "<|open|>";
    private static final String CLOSE = "<|close|>";
    private static final String SEP = "<|sep|>";

    @Override
    public void read(Reading out, int from) {
        new Sections(out).read(from);
    }

    @Override
    public CallScanner scanner(Drafts out) {
        return new EndMarks(out, List.of(CLOSE + "call" + SEP));
    }

    static String write(Call call) {
        StringBuilder out = new StringBuilder(OPEN).append("call tool=\"").append(escaped(call.name())).append("\"")
                .append(SEP);
        call.arguments().members().forEach((key, value) -> out.append(OPEN).append("argument key=\"")
                .append(escaped(key)).append("\" type=\"").append(value instanceof JsonString ? "string" : "json")
                .append("\"").append(SEP).append(value instanceof JsonString text ? text.value() : value.toJson())
                .append(CLOSE).append("argument").append(SEP));
        return out.append(CLOSE).append("call").append(SEP).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;");
    }

    /** The way through one text. */
    private static final class Sections {

        private final Reading out;
        private final String text;
        private String section = "response";
        private @Nullable String tool;
        private int toolAt;
        private @Nullable String key;
        private String type = "";
        private int valueAt;
        private Map<String, JsonValue> arguments = new LinkedHashMap<>();

        Sections(Reading out) {
            this.out = out;
            this.text = out.text();
        }

        void read(int from) {
            Markers markers = new Markers(text, List.of(OPEN, CLOSE));
            int done = from;
            int at = markers.find(done);
            while (at >= 0) {
                int sep = text.indexOf(SEP, at);
                if (sep < 0) {
                    break;
                }
                between(done, at);
                boolean opens = markers.marker().equals(OPEN);
                String tag = text.substring(markers.end(), sep).strip();
                done = sep + SEP.length();
                if (opens) {
                    open(tag, at, done);
                } else {
                    close(tag, at, done);
                }
                at = markers.find(done);
            }
            between(done, at < 0 ? text.length() : at);
            if (tool != null) {
                out.fail("a call does not end", text.length());
            }
        }

        private void between(int from, int to) {
            if (key != null || tool != null || section.equals("tools")) {
                return;
            }
            if (section.equals("think")) {
                out.reasoning(from, to);
            } else {
                out.content(from, to);
            }
        }

        private void open(String tag, int at, int after) {
            if (tag.startsWith("call ")) {
                tool = attribute(tag, "tool");
                toolAt = at;
                arguments = new LinkedHashMap<>();
            } else if (tag.startsWith("argument ")) {
                key = attribute(tag, "key");
                type = attribute(tag, "type");
                valueAt = after;
            } else {
                section = tag;
            }
        }

        private void close(String tag, int at, int after) {
            if (tag.equals("argument") && key != null) {
                argument(key, text.substring(valueAt, at));
                key = null;
            } else if (tag.equals("call") && tool != null) {
                if (!tool.isEmpty()) {
                    out.call(new Call(tool, new JsonObject(arguments)), toolAt, after);
                }
                tool = null;
            } else if (tag.equals(section)) {
                section = "";
            }
        }

        private void argument(String name, String value) {
            if (type.equals("string")) {
                arguments.put(name, new JsonString(value));
                return;
            }
            try {
                JsonReader reader = new JsonReader(value, out.limits());
                JsonValue read = reader.readValue(1);
                reader.expectEnd();
                arguments.put(name, read);
            } catch (JsonSyntaxError e) {
                arguments.put(name, new JsonString(value));
            }
        }

        private static String attribute(String tag, String name) {
            int at = tag.indexOf(name + "=\"");
            if (at < 0) {
                return "";
            }
            int from = at + name.length() + 2;
            int to = tag.indexOf('"', from);
            return to < 0 ? "" : tag.substring(from, to).replace("&quot;", "\"").replace("&lt;", "<")
                    .replace("&gt;", ">").replace("&#39;", "'").replace("&amp;", "&");
        }
    }
}
