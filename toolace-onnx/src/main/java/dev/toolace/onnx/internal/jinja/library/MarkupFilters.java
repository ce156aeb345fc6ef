package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Dict;
import dev.toolace.onnx.internal.jinja.python.Iteration;
import dev.toolace.onnx.internal.jinja.python.Markup;
import dev.toolace.onnx.internal.jinja.python.PythonText;
import dev.toolace.onnx.internal.jinja.python.Undefined;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters for HTML and addresses. Stateless. */
final class MarkupFilters {
    static final Map<String, Filter> ALL = Map.of(
            "safe", (value, arguments, budget) -> new Markup(PythonText.str(value)),
            "escape", (value, arguments, budget) -> new Markup(Markup.escape(value)),
            "e", (value, arguments, budget) -> new Markup(Markup.escape(value)),
            "forceescape", (value, arguments, budget) -> new Markup(Markup.escapeText(PythonText.str(value))),
            "urlencode", (value, arguments, budget) -> urlEncode(value),
            "xmlattr", (value, arguments, budget) -> attributes(value, arguments));

    private MarkupFilters() { }

    private static String urlEncode(@Nullable Object value) {
        if (Values.text(value) != null || !Iteration.isIterable(value)) {
            return quote(PythonText.str(value), "/");
        }
        List<String> parts = new ArrayList<>();
        if (value instanceof Dict dict) {
            dict.forEach((key, member) -> parts.add(pair(key, member)));
        } else {
            Iterator<@Nullable Object> pairs = Iteration.of(value);
            while (pairs.hasNext()) {
                List<@Nullable Object> pair = Iteration.list(pairs.next());
                if (pair.size() != 2) {
                    throw new JinjaException("urlencode needs pairs");
                }
                parts.add(pair(pair.get(0), pair.get(1)));
            }
        }
        return String.join("&", parts);
    }

    private static String pair(@Nullable Object key, @Nullable Object value) {
        return quote(PythonText.str(key), "").replace("%20", "+") + "="
                + quote(PythonText.str(value), "").replace("%20", "+");
    }

    private static String quote(String text, String safe) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "_.-~".indexOf(c) >= 0
                    || safe.indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return out.toString();
    }

    private static String attributes(@Nullable Object value, Arguments arguments) {
        boolean space = arguments.bind("xmlattr", 0, "autospace").truth(0, true);
        if (!(value instanceof Dict dict)) {
            throw new JinjaException("xmlattr needs a dict, not " + Values.typeName(value));
        }
        StringBuilder out = new StringBuilder();
        dict.forEach((key, member) -> {
            if (member != null && !(member instanceof Undefined)) {
                String name = TextFilters.need(key, "xmlattr");
                if (name.chars().anyMatch(c -> c == '/' || c == '>' || c == '=' || c == ' ' || c >= 9 && c <= 13)) {
                    throw new JinjaException("Invalid character in attribute name: " + PythonText.repr(name));
                }
                out.append(space || out.length() > 0 ? " " : "").append(Markup.escape(name)).append("=\"")
                        .append(Markup.escape(member)).append('"');
            }
        });
        return out.toString();
    }
}
