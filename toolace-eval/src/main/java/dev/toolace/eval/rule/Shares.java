package dev.toolace.eval.rule;

import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shares of right answers by category, and means of them. Null stands for what was not run. Immutable. */
final class Shares {

    private final Map<String, List<Scored>> byCategory = new LinkedHashMap<>();

    Shares(List<Scored> scores) {
        scores.forEach(one -> byCategory.computeIfAbsent(one.category(), key -> new ArrayList<>()).add(one));
    }

    Map<String, List<Scored>> categories() {
        return byCategory;
    }

    /** The share of a category under the first of its names that there is. */
    @Nullable Double share(String... names) {
        for (String name : names) {
            List<Scored> some = byCategory.get(name);
            if (some != null) {
                return share(some);
            }
        }
        return null;
    }

    static double share(List<Scored> some) {
        return (double) some.stream().filter(one -> one.score().right()).count() / Math.max(1, some.size());
    }

    /** The share over several categories together, each test counting once. */
    @Nullable Double pooled(String... names) {
        List<Scored> all = new ArrayList<>();
        for (String name : names) {
            all.addAll(byCategory.getOrDefault(name, List.of()));
        }
        return all.isEmpty() ? null : share(all);
    }

    /** The mean of those that there are. */
    static @Nullable Double mean(@Nullable Double... values) {
        List<Double> there = new ArrayList<>();
        for (Double value : values) {
            if (value != null) {
                there.add(value);
            }
        }
        return there.isEmpty() ? null : there.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    static JsonValue json(@Nullable Double value) {
        return value == null ? JsonNull.INSTANCE
                : new JsonNumber(BigDecimal.valueOf(Objects.requireNonNull(value)).setScale(4, RoundingMode.HALF_UP));
    }
}
