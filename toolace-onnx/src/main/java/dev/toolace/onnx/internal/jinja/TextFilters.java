package dev.toolace.onnx.internal.jinja;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that read or lay out texts. */
final class TextFilters {
    static final Map<String, Filters.Function> ALL = Map.of(
            "indent", TextFilters::indent,
            "from_json", TextFilters::fromJson,
            "title", (value, arguments) -> title(PythonText.str(value)));

    private TextFilters() { }

    private static String indent(@Nullable Object value, Arguments arguments) {
        Object width = arguments.get(0, "width", 4L);
        boolean first = Values.truthy(arguments.get(1, "first", false));
        boolean blank = Values.truthy(arguments.get(2, "blank", false));
        String margin = width instanceof String text ? text
                : " ".repeat((int) Math.max(0, Math.min(1000, Values.integer(width, "width"))));
        StringBuilder out = new StringBuilder();
        List<String> lines = PythonText.str(value).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean margined = i == 0 ? first : blank || !lines.get(i).isEmpty();
            out.append(i == 0 ? "" : "\n").append(margined ? margin : "").append(lines.get(i));
            Texts.check(out.length());
        }
        return out.toString();
    }

    private static @Nullable Object fromJson(@Nullable Object value, Arguments arguments) {
        try {
            return Globals.value(JsonValue.parse(PythonText.str(value)), 0);
        } catch (ToolaceException e) {
            throw new JinjaException("filter 'from_json' got no JSON: " + e.getMessage());
        }
    }

    private static String title(String text) {
        StringBuilder out = new StringBuilder();
        boolean inside = false;
        for (int c : text.codePoints().toArray()) {
            out.appendCodePoint(inside ? Character.toLowerCase(c) : Character.toTitleCase(c));
            inside = Character.isLetter(c);
        }
        return out.toString();
    }
}
