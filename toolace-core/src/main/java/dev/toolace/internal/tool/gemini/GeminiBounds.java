package dev.toolace.internal.tool.gemini;

import dev.toolace.internal.tool.Pointer;
import dev.toolace.internal.tool.Report;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bounds of numbers and counts. Stateless. */
final class GeminiBounds {

    /** Up to here a double is exact, and a step to the next whole number cannot go wrong. */
    private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 53);

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private GeminiBounds() {}

    static void write(JsonObject schema, boolean whole, Map<String, JsonValue> out, Pointer at, Report report) {
        bound(schema, "minimum", "exclusiveMinimum", 1, whole, out, at, report);
        bound(schema, "maximum", "exclusiveMaximum", -1, whole, out, at, report);
    }

    /** Draft 4 has a flag where later drafts have a bound of its own. */
    private static void bound(JsonObject schema, String keyword, String exclusive, int inwards, boolean whole,
            Map<String, JsonValue> out, Pointer at, Report report) {
        BigDecimal inclusive = number(schema, keyword, at, report);
        JsonValue flag = schema.get(exclusive);
        BigDecimal open;
        if (flag instanceof JsonBoolean bool) {
            if (!bool.value()) {
                report.note(at, exclusive, Action.DROPPED, "false is the default");
            }
            open = bool.value() ? inclusive : null;
        } else {
            open = number(schema, exclusive, at, report);
        }
        BigDecimal bound = open == null ? inclusive : closed(open, inclusive, exclusive, inwards, whole, at, report);
        if (bound == null) {
            return;
        }
        if (Double.isInfinite(bound.doubleValue())) {
            report.note(at, inclusive != null ? keyword : exclusive, Action.WIDENED, "Gemini's bounds are doubles");
        } else {
            out.put(keyword, new JsonNumber(bound));
        }
    }

    /** The bound that a value may reach, closest to one that it may not. */
    private static BigDecimal closed(BigDecimal open, @Nullable BigDecimal inclusive, String exclusive, int inwards,
            boolean whole, Pointer at, Report report) {
        if (inclusive != null && (inclusive.compareTo(open)) * inwards > 0) {
            report.note(at, exclusive, Action.REWRITTEN, "the other bound is closer");
            return inclusive;
        }
        if (whole && open.abs().compareTo(EXACT) < 0) {
            report.note(at, exclusive, Action.REWRITTEN, "the next whole number is a bound that may be reached");
            BigDecimal last = open.setScale(0, inwards > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING);
            return last.add(BigDecimal.valueOf(inwards));
        }
        report.note(at, exclusive, Action.WIDENED, "Gemini has bounds that may be reached only");
        return open;
    }

    private static @Nullable BigDecimal number(JsonObject schema, String keyword, Pointer at, Report report) {
        JsonValue value = schema.get(keyword);
        if (value instanceof JsonNumber number) {
            return number.value();
        }
        if (value != null) {
            report.note(at, keyword, Action.DROPPED, "it is no number");
        }
        return null;
    }

    /** Lengths and numbers of elements, which are whole and have 64 bits. */
    static void count(String keyword, JsonValue value, Map<String, JsonValue> out, Pointer at, Report report) {
        if (!(value instanceof JsonNumber number) || number.value().signum() < 0
                || number.value().stripTrailingZeros().scale() > 0) {
            report.note(at, keyword, Action.DROPPED, "it is no number of things");
            return;
        }
        if (number.value().compareTo(MOST) > 0) {
            report.note(at, keyword, Action.WIDENED, "Gemini counts up to " + Long.MAX_VALUE);
            return;
        }
        JsonNumber written = JsonNumber.of(number.value().longValueExact());
        if (!written.equals(number)) {
            report.note(at, keyword, Action.REWRITTEN, "Gemini's counts have no fraction and no exponent");
        }
        out.put(keyword, written);
    }
}
