package dev.toolace.eval.internal.report;

import dev.toolace.eval.stats.Interval;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Figures as people read them. Stateless. */
final class Shown {

    private Shown() {}

    static OptionalDouble number(@Nullable JsonValue figures, String name) {
        return figures instanceof JsonObject object && object.get(name) instanceof JsonNumber number
                ? OptionalDouble.of(number.value().doubleValue()) : OptionalDouble.empty();
    }

    static Optional<Interval> interval(@Nullable JsonValue figures, String name) {
        if (figures instanceof JsonObject object && object.get(name) instanceof JsonArray ends
                && ends.elements().size() == 2 && ends.elements().get(0) instanceof JsonNumber low
                && ends.elements().get(1) instanceof JsonNumber high) {
            return Optional.of(new Interval(low.value().doubleValue(), high.value().doubleValue()));
        }
        return Optional.empty();
    }

    /** A share of one, such as {@code 62.8 %}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f\u202F%%", 100 * share);
    }

    static String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : "–";
    }

    static String percent(Interval interval) {
        return String.format(Locale.ROOT, "%.1f – %.1f\u202F%%", 100 * interval.low(), 100 * interval.high());
    }

    /** A share of one as a length or place in a picture. */
    static String place(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * Math.max(0, Math.min(1, share)));
    }

    /** Whole thousands apart; with one decimal below a hundred, if there is anything behind the point. */
    static String amount(double value) {
        boolean whole = value == Math.rint(value) || Math.abs(value) >= 100;
        return String.format(Locale.ROOT, whole ? "%,.0f" : "%.2f", value).replace(',', '\u202F');
    }

    static String amount(OptionalDouble value) {
        return value.isPresent() ? amount(value.getAsDouble()) : "–";
    }

    /** Any value of the figures or the configuration. */
    static String value(@Nullable JsonValue value) {
        if (value == null || value instanceof JsonNull) {
            return "–";
        }
        if (value instanceof JsonArray array) {
            List<String> elements = array.elements().stream().map(Shown::value).toList();
            return String.join(" – ", elements);
        }
        return value instanceof JsonString text ? text.value() : value.toJson();
    }

    /** The beginning of a text that may be of any length. */
    static String begin(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    /** A name of the figures in words. */
    static String words(String name) {
        return name.replace('_', ' ');
    }

    /** How many there are, with the noun in the right number. */
    static String count(long count, String noun) {
        return amount(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
