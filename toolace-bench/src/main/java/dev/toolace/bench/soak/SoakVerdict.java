package dev.toolace.bench.soak;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a process stayed what it was. Immutable.
 *
 * @param veryFirst after the first round of all
 * @param first after the first round that counts
 * @param trimmedFirst the same after the C library gave back what was freed; null where it cannot be asked to
 * @param last after the last round
 * @param trimmedLast the same after the C library gave back what was freed
 * @param left threads that live after everything is closed, and did not when a model had been opened and closed once
 * @param surprises what should not have happened
 */
record SoakVerdict(ProcessState veryFirst, ProcessState first, @Nullable ProcessState trimmedFirst, ProcessState last,
        @Nullable ProcessState trimmedLast, Set<String> left, List<String> surprises) {

    /** More than this share of native memory is growth. */
    private static final double FLAT = 0.02;

    private static final int MOST_TEXTS = 10;

    /**
     * Native memory within two per cent, no thread left, no surprise. What is in use counts, where it is known: what the
     * C library keeps moves by as much from round to round.
     */
    boolean flat() {
        double growth = trimmedFirst == null || trimmedLast == null
                ? growth(first.nativeMemory(), last.nativeMemory())
                : growth(trimmedFirst.nativeMemory(), trimmedLast.nativeMemory());
        return growth <= FLAT && left.isEmpty() && surprises.isEmpty();
    }

    /** Growth of what is really in use; null where it is not known. */
    private JsonValue growthInUse() {
        return trimmedFirst == null || trimmedLast == null ? JsonNull.INSTANCE
                : number(growth(trimmedFirst.nativeMemory(), trimmedLast.nativeMemory()));
    }

    private static double growth(long before, long after) {
        return before <= 0 ? 0 : (double) after / before - 1;
    }

    JsonObject toJson() {
        return JsonObject.EMPTY.with("flat", new JsonBoolean(flat()))
                .with("growth", number(growth(first.nativeMemory(), last.nativeMemory())))
                .with("growth_in_use", growthInUse())
                .with("growth_with_warm_up", number(growth(veryFirst.nativeMemory(), last.nativeMemory())))
                .with("growth_with_warm_up_without_code", number(growth(veryFirst.ownMemory(), last.ownMemory())))
                .with("first_native_kib", JsonNumber.of(first.nativeMemory()))
                .with("last_native_kib", JsonNumber.of(last.nativeMemory()))
                .with("first_heap_live_kib", JsonNumber.of(first.live()))
                .with("last_heap_live_kib", JsonNumber.of(last.live()))
                .with("threads_left", texts(left))
                .with("surprises", texts(surprises));
    }

    private static JsonArray texts(Collection<String> texts) {
        return new JsonArray(texts.stream().sorted().limit(MOST_TEXTS).<JsonValue>map(JsonString::new).toList());
    }

    private static JsonNumber number(double value) {
        return new JsonNumber(BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros());
    }
}
