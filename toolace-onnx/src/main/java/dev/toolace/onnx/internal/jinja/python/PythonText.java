package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text forms of values as Python writes them: {@code str()} and {@code repr()}. Stateless. */
public final class PythonText {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_DIGITS = 4300;

    private PythonText() { }

    /** What an output expression writes. */
    public static String str(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Markup safe) {
            return safe.text();
        }
        return value instanceof Undefined ? "" : repr(value);
    }

    /** How a value reads inside of a container. */
    public static String repr(@Nullable Object value) {
        if (value instanceof Long) {
            return value.toString();
        }
        StringBuilder out = new StringBuilder();
        repr(value, out, 0);
        return out.toString();
    }

    private static void repr(@Nullable Object value, StringBuilder out, int depth) {
        if (depth > MAX_DEPTH) {
            throw JinjaException.limit("a value is nested more than " + MAX_DEPTH + " deep");
        }
        Budget.checkText(out.length());
        if (value == null) {
            out.append("None");
        } else if (value instanceof Boolean bool) {
            out.append(bool ? "True" : "False");
        } else if (value instanceof Double number) {
            out.append(FloatText.repr(number));
        } else if (value instanceof Long) {
            out.append(value);
        } else if (value instanceof BigInteger number) {
            out.append(integer(number));
        } else if (value instanceof String text) {
            quote(text, out);
        } else if (value instanceof Markup safe) {
            quote(safe.text(), out.append("Markup("));
            out.append(')');
        } else if (value instanceof List<?> list) {
            elements(list.iterator(), out.append('['), depth);
            out.append(']');
        } else if (value instanceof Tuple tuple) {
            elements(tuple.elements().iterator(), out.append('('), depth);
            out.append(tuple.size() == 1 ? ",)" : ")");
        } else if (value instanceof Dict dict) {
            entries(dict, out, depth);
        } else if (value instanceof DictView view) {
            elements(view.iterator(), out.append(view.kind().typeName()).append("(["), depth);
            out.append("])");
        } else if (value instanceof Range range) {
            out.append("range(").append(range.start()).append(", ").append(range.stop());
            out.append(range.step() == 1 ? "" : ", " + range.step()).append(')');
        } else if (value instanceof PyObject object) {
            object(object, out, depth);
        } else {
            out.append(value instanceof Undefined ? "Undefined" : "<" + Values.typeName(value) + ">");
        }
    }

    private static void object(PyObject object, StringBuilder out, int depth) {
        if (object instanceof Namespace namespace) {
            out.append("<Namespace ");
            entries(namespace.members(), out, depth + 1);
            out.append('>');
        } else {
            out.append(object.describe());
        }
    }

    private static String integer(BigInteger number) {
        // Python refuses to write longer ones, too: it takes quadratic time.
        if (number.bitLength() > MAX_DIGITS * 10 / 3) {
            throw new JinjaException("Exceeds the limit (" + MAX_DIGITS + " digits) for integer string conversion");
        }
        return number.toString();
    }

    private static void elements(Iterator<?> elements, StringBuilder out, int depth) {
        for (String separator = ""; elements.hasNext(); separator = ", ") {
            repr(elements.next(), out.append(separator), depth + 1);
        }
    }

    private static void entries(Dict dict, StringBuilder out, int depth) {
        out.append('{');
        int begin = out.length();
        dict.forEach((key, value) -> {
            repr(key, out.append(out.length() == begin ? "" : ", "), depth + 1);
            repr(value, out.append(": "), depth + 1);
        });
        out.append('}');
    }

    private static void quote(String text, StringBuilder out) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c == quote) {
                        out.append('\\').append(quote);
                    } else if (Characters.isPrintable(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(Characters.escape(c));
                    }
                }
            }
            i += Character.charCount(c) - 1;
        }
        out.append(quote);
    }

    /** The {@code repr} of a text with every character outside of ASCII escaped. */
    static String ascii(String repr) {
        StringBuilder out = new StringBuilder(repr.length());
        repr.codePoints().forEach(c -> out.append(c < 0x80 ? Character.toString(c) : Characters.escape(c)));
        return out.toString();
    }
}
