package dev.toolace.schema.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Adds keywords to a schema so that each says at least as much as before. Used by one thread. */
final class Keywords {

    private final ObjectNode node;

    Keywords(ObjectNode node) {
        this.node = node;
    }

    /** Raises a smallest size; zero says nothing. */
    void least(String keyword, int size) {
        if (size > node.path(keyword).asInt(0)) {
            node.put(keyword, size);
        }
    }

    /** Lowers a largest size; the largest int says nothing. */
    void most(String keyword, int size) {
        if (size < node.path(keyword).asInt(Integer.MAX_VALUE)) {
            node.put(keyword, size);
        }
    }

    /** Raises the lower bound. */
    void lower(BigDecimal bound, boolean inclusive) {
        bound(bound, inclusive, "minimum", "exclusiveMinimum", 1);
    }

    /** Lowers the upper bound. */
    void upper(BigDecimal bound, boolean inclusive) {
        bound(bound, inclusive, "maximum", "exclusiveMaximum", -1);
    }

    private void bound(BigDecimal bound, boolean inclusive, String including, String excluding, int direction) {
        boolean hasIncluding = node.has(including);
        JsonNode before = hasIncluding ? node.get(including) : node.get(excluding);
        if (before != null) {
            int compared = direction * bound.compareTo(before.decimalValue());
            if (compared < 0 || compared == 0 && (inclusive || !hasIncluding)) {
                return;
            }
        }
        node.remove(including);
        node.remove(excluding);
        number(inclusive ? including : excluding, bound);
    }

    /** The steps between numbers, as powers of ten: the coarser one holds for both. */
    void multipleOf(BigDecimal step) {
        JsonNode before = node.get("multipleOf");
        if (before == null || before.decimalValue().compareTo(step) < 0) {
            number("multipleOf", step);
        }
    }

    /** Adds a pattern beside those that are there. */
    void pattern(String pattern) {
        JsonNode before = node.get("pattern");
        if (before == null) {
            node.put("pattern", pattern);
        } else if (!before.asText().equals(pattern)) {
            node.withArray("allOf").addObject().put("pattern", pattern);
        }
    }

    void format(String format) {
        node.put("format", format);
    }

    void constant(boolean value) {
        node.put("const", value);
    }

    private void number(String keyword, BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() <= 0) {
            BigInteger whole = stripped.toBigIntegerExact();
            node.put(keyword, whole);
        } else {
            node.put(keyword, stripped);
        }
    }
}
