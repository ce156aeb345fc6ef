package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Python's {@code json.dumps} lays it out, which is what chat templates were written against. Confined to one
 * call.
 */
public final class PythonJson {
    private static final int MAX_DEPTH = 200;

    private final StringBuilder out = new StringBuilder(256);
    private final Layout layout;

    private PythonJson(Layout layout) {
        this.layout = layout;
    }

    /**
     * How the JSON is written.
     *
     * @param ascii whether other characters are escaped
     * @param indent of each level, or null for one line
     * @param itemSeparator between elements
     * @param keySeparator between name and value
     * @param sorted whether members are sorted by their names
     */
    public record Layout(boolean ascii, @Nullable String indent, String itemSeparator, String keySeparator,
            boolean sorted) {
        /** One line, with spaces after commas and colons. */
        public static final Layout LINE = new Layout(false, null, ", ", ": ", false);
    }

    /** The JSON of a value. */
    public static String write(@Nullable Object value, Layout layout) {
        PythonJson writer = new PythonJson(layout);
        writer.value(value, 0);
        return writer.out.toString();
    }

    private void value(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw JinjaException.limit("a value is nested more than " + MAX_DEPTH + " deep");
        }
        Budget.checkText(out.length());
        String text = Values.text(value);
        if (text != null) {
            string(text);
        } else if (value == null) {
            out.append("null");
        } else if (value instanceof Double number) {
            out.append(floating(number));
        } else if (value instanceof Boolean || value instanceof Long) {
            out.append(value);
        } else if (value instanceof BigInteger) {
            out.append(PythonText.repr(value));
        } else if (value instanceof List<?> list) {
            list(list, depth);
        } else if (value instanceof Tuple tuple) {
            list(tuple.elements(), depth);
        } else if (value instanceof Dict dict) {
            dict(dict, depth);
        } else {
            throw new JinjaException("Object of type " + Values.typeName(value) + " is not JSON serializable");
        }
    }

    private static String floating(double number) {
        return Double.isNaN(number) ? "NaN" : Double.isInfinite(number) ? number > 0 ? "Infinity" : "-Infinity"
                : FloatText.repr(number);
    }

    private void list(List<?> list, int depth) {
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            newline(depth + 1);
            value(element, depth + 1);
            separator = layout.itemSeparator();
        }
        if (!list.isEmpty()) {
            newline(depth);
        }
        out.append(']');
    }

    private void dict(Dict dict, int depth) {
        out.append('{');
        if (layout.sorted()) {
            List<@Nullable Object> pairs = new ArrayList<>();
            Iterator<@Nullable Object> items = dict.items();
            items.forEachRemaining(pairs::add);
            boolean[] first = {true};
            for (Object pair : Sorting.sorted(pairs,
                    item -> ((Tuple) Objects.requireNonNull(item)).elements().get(0), false)) {
                List<@Nullable Object> entry = ((Tuple) Objects.requireNonNull(pair)).elements();
                member(entry.get(0), entry.get(1), first, depth);
            }
        } else {
            boolean[] first = {true};
            dict.forEach((key, value) -> member(key, value, first, depth));
        }
        if (dict.size() > 0) {
            newline(depth);
        }
        out.append('}');
    }

    private void member(@Nullable Object key, @Nullable Object value, boolean[] first, int depth) {
        out.append(first[0] ? "" : layout.itemSeparator());
        first[0] = false;
        newline(depth + 1);
        string(name(key));
        out.append(layout.keySeparator());
        value(value, depth + 1);
    }

    private static String name(@Nullable Object key) {
        String text = Values.text(key);
        if (text != null) {
            return text;
        }
        if (key == null) {
            return "null";
        }
        if (key instanceof Boolean) {
            return key.toString();
        }
        if (key instanceof Double number) {
            return floating(number);
        }
        if (Arithmetic.isInteger(key)) {
            return PythonText.repr(key);
        }
        throw new JinjaException("keys must be str, int, float, bool or None, not " + Values.typeName(key));
    }

    private void newline(int depth) {
        if (layout.indent() != null) {
            out.append('\n');
            for (int i = 0; i < depth; i++) {
                out.append(layout.indent());
            }
        }
    }

    private void string(String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && (c < 0x7f || !layout.ascii())) {
                continue;
            }
            out.append(text, written, i);
            written = i + 1;
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            }
        }
        out.append(text, written, text.length()).append('"');
    }
}
