package dev.toolace.train.values;

import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.train.Dice;
import dev.toolace.train.catalog.Parameter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Numbers in the range that a parameter's name suggests. Stateless. */
final class Numbers {

    private static final List<String> SMALL = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private Numbers() {}

    static Mention integer(Parameter parameter, Dice dice) {
        int value = clamp(parameter, integerByName(parameter.words(), dice));
        String text = Integer.toString(value);
        if (value >= 0 && value <= 12 && dice.chance(0.12)) {
            text = SMALL.get(value);
        } else if (value >= 1000 && !parameter.words().contains("year") && dice.chance(0.12)) {
            text = String.format(Locale.ROOT, "%,d", value);
        }
        return new Mention(new JsonNumber(BigDecimal.valueOf(value)), text);
    }

    static Mention decimal(Parameter parameter, Dice dice) {
        List<String> words = parameter.words();
        if (dice.chance(0.4) && !words.contains("latitude") && !words.contains("longitude")) {
            return integer(parameter, dice);
        }
        double range = has(words, "latitude", "lat") ? 90 : has(words, "longitude", "lon", "lng") ? 180 : 0;
        double raw = range > 0 ? (dice.unit() * 2 - 1) * range : dice.unit() * dice.pick(List.of(1, 10, 100, 1000));
        BigDecimal value = BigDecimal.valueOf(raw)
                .setScale(range > 0 ? dice.between(2, 4) : dice.between(1, 2), RoundingMode.HALF_UP)
                .stripTrailingZeros();
        JsonObject schema = parameter.schema();
        value = schema.get("minimum") instanceof JsonNumber low ? value.max(low.value()) : value;
        value = schema.get("maximum") instanceof JsonNumber high ? value.min(high.value()) : value;
        String text = value.toPlainString();
        return new Mention(new JsonNumber(new BigDecimal(text)), text);
    }

    private static int integerByName(List<String> words, Dice dice) {
        if (has(words, "year")) {
            return dice.between(1950, 2030);
        }
        if (has(words, "age")) {
            return dice.between(1, 95);
        }
        if (has(words, "hour", "hours")) {
            return dice.between(1, 23);
        }
        if (has(words, "month")) {
            return dice.between(1, 12);
        }
        if (has(words, "day")) {
            return dice.between(1, 31);
        }
        if (has(words, "percent", "percentage", "brightness", "volume", "humidity", "level")) {
            return dice.between(0, 100);
        }
        if (has(words, "page", "floor", "count", "quantity", "number", "limit", "rating", "size")) {
            return dice.chance(0.7) ? dice.between(1, 20) : dice.between(1, 200);
        }
        if (has(words, "price", "amount", "salary", "budget", "cost", "income", "principal", "loan")) {
            return dice.between(1, 99) * dice.pick(List.of(1, 10, 50, 100, 1000, 5000));
        }
        if (has(words, "id")) {
            return dice.between(1, dice.pick(List.of(99, 9999, 999999)));
        }
        return switch (dice.weighted(4, 3, 2, 1)) {
            case 0 -> dice.between(1, 12);
            case 1 -> dice.between(1, 100);
            case 2 -> dice.between(1, 1000);
            default -> dice.between(1, 100) * 1000;
        };
    }

    private static int clamp(Parameter parameter, int value) {
        JsonObject schema = parameter.schema();
        int low = schema.get("minimum") instanceof JsonNumber n ? n.value().intValue() : Integer.MIN_VALUE;
        int high = schema.get("maximum") instanceof JsonNumber n ? n.value().intValue() : Integer.MAX_VALUE;
        return Math.max(low, Math.min(high, value));
    }

    private static boolean has(List<String> words, String... any) {
        for (String word : any) {
            if (words.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
