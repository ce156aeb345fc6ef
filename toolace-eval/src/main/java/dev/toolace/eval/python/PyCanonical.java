package dev.toolace.eval.python;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A canonical text of values, by the rules of {@code dev.toolace.call.CanonicalCalls}: members sorted, one spelling for
 * each number, texts in Normalization Form C. Stateless.
 */
public final class PyCanonical {

    private PyCanonical() {}

    /**
     * The canonical text of a value.
     *
     * @param value the value
     * @return a text that is equal for values that mean the same; empty where some part equals nothing, such as NaN
     */
    public static Optional<String> of(PyValue value) {
        StringBuilder out = new StringBuilder();
        return write(value, out) ? Optional.of(out.toString()) : Optional.empty();
    }

    private static boolean write(PyValue value, StringBuilder out) {
        if (value instanceof PyValue.Seq list) {
            out.append('[');
            for (PyValue element : list.elements()) {
                if (!write(element, out)) {
                    return false;
                }
                out.append(',');
            }
            out.append(']');
            return true;
        }
        if (value instanceof PyValue.Dict dict) {
            out.append('{');
            for (Map.Entry<String, PyValue> member : new TreeMap<>(dict.members()).entrySet()) {
                quoted(member.getKey(), out);
                if (!write(member.getValue(), out.append(':'))) {
                    return false;
                }
                out.append(',');
            }
            out.append('}');
            return true;
        }
        if (value instanceof PyValue.Str text) {
            quoted(text.value(), out);
            return true;
        }
        return scalar(value, out);
    }

    private static boolean scalar(PyValue value, StringBuilder out) {
        if (value instanceof PyValue.Int number) {
            number(new BigDecimal(number.value()), out);
        } else if (value instanceof PyValue.Real number) {
            if (!Double.isFinite(number.value())) {
                return false;
            }
            number(BigDecimal.valueOf(number.value()), out);
        } else if (value instanceof PyValue.Bool bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
        return value.type() != PyType.OPAQUE;
    }

    private static void number(BigDecimal value, StringBuilder out) {
        out.append(value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros());
    }

    /** Lengths make the text unambiguous, whatever it holds. */
    private static void quoted(String text, StringBuilder out) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        out.append('"').append(composed.length()).append('"').append(composed);
    }
}
