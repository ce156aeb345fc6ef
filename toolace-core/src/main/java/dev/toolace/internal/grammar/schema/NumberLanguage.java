package dev.toolace.internal.grammar.schema;

import dev.toolace.grammar.GrammarScope;
import dev.toolace.internal.grammar.regular.CharDfa;
import dev.toolace.internal.grammar.regular.Inexpressible;
import dev.toolace.internal.grammar.regular.Languages;
import dev.toolace.internal.grammar.regular.Numbers;
import dev.toolace.internal.grammar.regular.Numbers.Bound;
import dev.toolace.internal.schema.Draft;
import dev.toolace.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers that satisfy some schemas. Stateless. */
final class NumberLanguage {

    private static final int MAX_STATES = 20_000;

    private NumberLanguage() {}

    static CharDfa of(List<JsonObject> schemas, boolean integer, ValueParts out) {
        Bound low = bound(schemas, "minimum", "exclusiveMinimum", 1);
        Bound high = bound(schemas, "maximum", "exclusiveMaximum", -1);
        boolean pointed = integer && out.shop.scope() == GrammarScope.ALLOWED && out.document.draft() != Draft.DRAFT_4;
        CharDfa language = pointed ? Numbers.WHOLE : integer ? Numbers.INTEGER : Numbers.NUMBER;
        if (low != null || high != null) {
            try {
                language = pointed ? Languages.both(Numbers.range(low, high, false), Numbers.WHOLE, MAX_STATES)
                        : Numbers.range(low, high, integer);
            } catch (Inexpressible e) {
                note(schemas, List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), e, out);
            }
        }
        for (JsonObject schema : schemas) {
            BigDecimal divisor = Facts.number(schema, "multipleOf");
            if (divisor != null && divisor.signum() > 0) {
                try {
                    language = Languages.both(language, Numbers.multiples(divisor), MAX_STATES);
                } catch (Inexpressible e) {
                    note(List.of(schema), List.of("multipleOf"), e, out);
                }
            }
        }
        return language;
    }

    private static void note(List<JsonObject> schemas, List<String> keywords, Inexpressible e, ValueParts out) {
        for (JsonObject schema : schemas) {
            for (String keyword : keywords) {
                if (schema.get(keyword) != null) {
                    out.note(schema, keyword, e.reason());
                }
            }
        }
    }

    /** The tightest end of a range; in draft 4 the exclusive keyword is a boolean beside the other. */
    static @Nullable Bound bound(List<JsonObject> schemas, String keyword, String exclusive, int sign) {
        Bound found = null;
        for (JsonObject schema : schemas) {
            BigDecimal value = Facts.number(schema, keyword);
            if (value != null) {
                found = tighter(found, new Bound(value, Facts.isTrue(schema, exclusive)), sign);
            }
            BigDecimal open = Facts.number(schema, exclusive);
            if (open != null) {
                found = tighter(found, new Bound(open, true), sign);
            }
        }
        return found;
    }

    private static Bound tighter(@Nullable Bound one, Bound other, int sign) {
        if (one == null) {
            return other;
        }
        int order = one.value().compareTo(other.value()) * sign;
        return order > 0 || order == 0 && one.exclusive() ? one : other;
    }

    /** Whether a number satisfies the schemas. */
    static boolean fits(BigDecimal value, List<JsonObject> schemas) {
        Bound low = bound(schemas, "minimum", "exclusiveMinimum", 1);
        Bound high = bound(schemas, "maximum", "exclusiveMaximum", -1);
        int above = low == null ? 1 : value.compareTo(low.value());
        int below = high == null ? -1 : value.compareTo(high.value());
        boolean within = (above > 0 || above == 0 && low != null && !low.exclusive())
                && (below < 0 || below == 0 && high != null && !high.exclusive());
        return within && schemas.stream().allMatch(schema -> {
            BigDecimal divisor = Facts.number(schema, "multipleOf");
            return divisor == null || divisor.signum() <= 0 || value.remainder(divisor).signum() == 0;
        });
    }
}
