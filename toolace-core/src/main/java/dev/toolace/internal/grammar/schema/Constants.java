package dev.toolace.internal.grammar.schema;

import dev.toolace.internal.grammar.regular.CharDfa;
import dev.toolace.internal.grammar.regular.Languages;
import dev.toolace.internal.json.JsonWriter;
import dev.toolace.internal.schema.Draft;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that {@code enum} and {@code const} name, as far as the keywords beside them allow. */
final class Constants {

    private final ValueParts out;
    private final List<JsonObject> schemas;
    private final Types types;
    private final StringLanguage strings;

    Constants(ValueParts out, List<JsonObject> schemas, Types types) {
        this.out = out;
        this.schemas = schemas;
        this.types = types;
        this.strings = StringLanguage.of(schemas, out);
    }

    /** The values that all schemas name; null if none names any. */
    static @Nullable List<JsonValue> of(List<JsonObject> schemas, Draft draft) {
        List<JsonValue> all = null;
        for (JsonObject schema : schemas) {
            JsonValue constant = draft.knowsConst() ? schema.get("const") : null;
            if (schema.get("enum") instanceof JsonArray values) {
                all = both(all, values.elements());
            }
            if (constant != null) {
                all = both(all, List.of(constant));
            }
        }
        return all;
    }

    private static List<JsonValue> both(@Nullable List<JsonValue> all, List<JsonValue> more) {
        return all == null ? more
                : all.stream().filter(one -> more.stream().anyMatch(other -> Facts.same(one, other))).toList();
    }

    /** The strings among the values. */
    CharDfa texts(List<JsonValue> values) {
        List<String> words = new ArrayList<>();
        for (JsonValue value : values) {
            if (value instanceof JsonString text && fits(value) && whole(text.value())) {
                words.add(text.value());
            }
        }
        return Languages.words(words);
    }

    private static boolean whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (JsonWriter.isLoneSurrogate(text, i)) {
                return false;
            }
        }
        return true;
    }

    /** The numbers, booleans and null among the values, as they are written. */
    CharDfa words(List<JsonValue> values) {
        List<String> words = new ArrayList<>();
        for (JsonValue value : values) {
            if (value instanceof JsonNumber && fits(value)) {
                words.add(value.toJson());
            } else if (value instanceof JsonBoolean bool && fits(value)) {
                words.add(out.notation.bool(bool.value()));
            } else if (value instanceof JsonNull && fits(value)) {
                words.add(out.notation.nothing());
            }
        }
        return Languages.words(words);
    }

    boolean fits(JsonValue value) {
        if (value instanceof JsonString text) {
            return types.has("string") && strings.accepts(text.value());
        } else if (value instanceof JsonNumber number) {
            return types.has(whole(number.value()) ? "integer" : "number")
                    && NumberLanguage.fits(number.value(), schemas);
        } else if (value instanceof JsonBoolean) {
            return types.has("boolean");
        } else if (value instanceof JsonNull) {
            return types.has("null");
        }
        boolean array = value instanceof JsonArray;
        for (JsonObject schema : schemas) {
            boolean more = array ? Structure.rulesArrays(schema) : Structure.rulesObjects(schema);
            if (more) {
                out.note(schema, "enum", "the keywords beside it are left to the validator");
            }
        }
        return types.has(array ? "array" : "object");
    }

    private static boolean whole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }
}
