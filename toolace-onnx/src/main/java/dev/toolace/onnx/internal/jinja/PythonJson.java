package dev.toolace.onnx.internal.jinja;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as Python's {@code json.dumps} lays it out, which is what chat templates were written against. */
final class PythonJson {
    private final StringBuilder out = new StringBuilder();
    private final boolean ascii;
    private final @Nullable String indent;
    private final String itemSeparator;
    private final String keySeparator;
    private final boolean sorted;

    private PythonJson(Arguments options) {
        ascii = Values.truthy(options.get(0, "ensure_ascii", false));
        Object wanted = options.get(1, "indent", null);
        indent = wanted == null || wanted instanceof Undefined ? null
                : wanted instanceof String text ? text
                : " ".repeat((int) Math.max(0, Math.min(64, Values.integer(wanted, "indent"))));
        Object separators = options.get(2, "separators", null);
        if (separators instanceof List<?> pair && pair.size() == 2) {
            itemSeparator = PythonText.str(pair.get(0));
            keySeparator = PythonText.str(pair.get(1));
        } else {
            itemSeparator = indent == null ? ", " : ",";
            keySeparator = ": ";
        }
        sorted = Values.truthy(options.get(3, "sort_keys", false));
    }

    static String write(@Nullable Object value, Arguments options) {
        PythonJson writer = new PythonJson(options);
        writer.value(value, 0);
        return writer.out.toString();
    }

    private void value(@Nullable Object value, int depth) {
        if (depth > 100) {
            throw new JinjaException("a value is nested too deeply for JSON");
        }
        Texts.check(out.length());
        if (value == null) {
            out.append("null");
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Double number) {
            out.append(Double.isNaN(number) ? "NaN" : Double.isInfinite(number) ? (number > 0 ? "Infinity" : "-Infinity")
                    : PythonText.number(number));
        } else if (value instanceof Boolean || value instanceof Long) {
            out.append(value);
        } else if (value instanceof List<?> list) {
            list(list, depth);
        } else if (value instanceof Map<?, ?> map) {
            map(map, depth);
        } else {
            throw new JinjaException("a " + Values.typeName(value) + " cannot be written as JSON");
        }
    }

    private void list(List<?> list, int depth) {
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            newline(depth + 1);
            value(element, depth + 1);
            separator = itemSeparator;
        }
        if (!list.isEmpty()) {
            newline(depth);
        }
        out.append(']');
    }

    private void map(Map<?, ?> map, int depth) {
        out.append('{');
        String separator = "";
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        if (sorted) {
            entries.sort(Comparator.comparing(entry -> PythonText.str(entry.getKey())));
        }
        for (Map.Entry<?, ?> entry : entries) {
            out.append(separator);
            newline(depth + 1);
            string(entry.getKey() instanceof String text ? text : write(entry.getKey(), Arguments.NONE));
            out.append(keySeparator);
            value(entry.getValue(), depth + 1);
            separator = itemSeparator;
        }
        if (!map.isEmpty()) {
            newline(depth);
        }
        out.append('}');
    }

    private void newline(int depth) {
        if (indent != null) {
            out.append('\n').append(indent.repeat(depth));
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < 0x20 || (ascii && c > 0x7e)) {
                        out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
