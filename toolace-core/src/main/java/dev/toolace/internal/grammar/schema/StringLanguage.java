package dev.toolace.internal.grammar.schema;

import dev.toolace.internal.grammar.regular.CharDfa;
import dev.toolace.internal.grammar.regular.Inexpressible;
import dev.toolace.internal.grammar.regular.Languages;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import java.util.List;

/**
 * The strings that satisfy some schemas. Where the language is not every text, the bounds are part of it.
 *
 * @param language the texts
 * @param least code points
 * @param most code points
 */
record StringLanguage(CharDfa language, long least, long most) {

    static final int MAX_STATES = 20_000;

    static StringLanguage of(List<JsonObject> schemas, ValueParts out) {
        CharDfa language = Languages.ANY;
        for (JsonObject schema : schemas) {
            if (schema.get("pattern") instanceof JsonString pattern) {
                try {
                    language = Languages.both(language, out.shop.pattern(pattern.value()), MAX_STATES);
                } catch (Inexpressible e) {
                    out.note(schema, "pattern", e.reason());
                }
            }
        }
        long least = Facts.most(schemas, "minLength");
        long most = Facts.least(schemas, "maxLength");
        if (language == Languages.ANY || least == 0 && most == Long.MAX_VALUE) {
            return new StringLanguage(language, least, most);
        }
        try {
            return new StringLanguage(Languages.sized(language, least, most, MAX_STATES), 0, Long.MAX_VALUE);
        } catch (Inexpressible e) {
            for (JsonObject schema : schemas) {
                for (String keyword : List.of("minLength", "maxLength")) {
                    if (schema.get(keyword) != null) {
                        out.note(schema, keyword, "with the pattern " + e.reason());
                    }
                }
            }
            return new StringLanguage(language, 0, Long.MAX_VALUE);
        }
    }

    boolean accepts(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= least && length <= most && language.accepts(text);
    }

    /** The texts, with their bounds. */
    CharDfa bounded() {
        return least == 0 && most == Long.MAX_VALUE ? language : Languages.sized(language, least, most, MAX_STATES);
    }
}
