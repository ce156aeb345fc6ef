package dev.toolace.internal.grammar.schema;

import dev.toolace.grammar.GrammarNote;
import dev.toolace.internal.grammar.Choice;
import dev.toolace.internal.grammar.Elements;
import dev.toolace.internal.grammar.Later;
import dev.toolace.internal.grammar.Literal;
import dev.toolace.internal.grammar.Part;
import dev.toolace.internal.grammar.Sequence;
import dev.toolace.internal.grammar.Spelling;
import dev.toolace.internal.grammar.Text;
import dev.toolace.internal.grammar.regular.CharDfa;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes parts of the values of schemas, in one notation. Used by one thread. */
final class ValueParts {

    /** More combinations of alternatives at one place are left to the validator. */
    private static final int MAX_WAYS = 256;

    /** The validator applies the last two to any value. */
    private static final Set<String> LEFT = Set.of("not", "dependentRequired", "dependentSchemas", "dependencies",
            "$dynamicRef", "$recursiveRef", "minContains", "maxContains");

    final Workshop shop;
    final SchemaDocument document;
    final Notation notation;
    private final String tool;
    private final ObjectParts objects;
    private final Map<List<Integer>, Part> known = new HashMap<>();

    ValueParts(Workshop shop, String tool, SchemaDocument document, Notation notation) {
        this.shop = shop;
        this.tool = tool;
        this.document = document;
        this.notation = notation;
        this.objects = new ObjectParts(this);
    }

    void note(JsonObject schema, String keyword, String reason) {
        shop.note(new GrammarNote(tool, document.pointer(schema), keyword, reason));
    }

    Part never() {
        return shop.keep(new Choice(List.of()));
    }

    /** The values that satisfy all of some schemas. */
    Part value(List<JsonValue> schemas) {
        Goal goal = new Goal(document, schemas);
        return goal.impossible() ? never() : value(goal, 1);
    }

    /** The arguments of a call. */
    Part arguments(JsonObject parameters) {
        return combined(new Goal(document, List.of(parameters)), 1, true);
    }

    private Part value(Goal goal, int ways) {
        List<Integer> key = goal.key();
        Part before = known.get(key);
        if (before != null) {
            return before;
        }
        Later later = shop.keep(new Later());
        known.put(key, later);
        Part part = combined(goal, ways, false);
        later.is(part);
        known.put(key, part);
        return part;
    }

    private Part combined(Goal goal, int ways, boolean arguments) {
        if (goal.impossible()) {
            return never();
        }
        Goal.Open open = goal.open();
        if (open == null) {
            return plain(goal.schemas(), arguments);
        }
        List<JsonValue> alternatives = open.list().elements();
        boolean tooMany = (long) ways * alternatives.size() > MAX_WAYS;
        if (tooMany) {
            note(open.schema(), open.keyword(), "has too many combinations");
            return combined(goal.taking(open.list(), JsonObject.EMPTY), ways, arguments);
        }
        if (open.keyword().equals("oneOf") && !new Disjoint(document, shop.scope()).all(goal.schemas(), alternatives)) {
            note(open.schema(), "oneOf", "more than one alternative may hold");
        }
        List<Part> parts = new ArrayList<>();
        for (JsonValue alternative : alternatives) {
            Goal next = goal.taking(open.list(), alternative);
            int more = ways * alternatives.size();
            parts.add(arguments ? combined(next, more, true) : value(next, more));
        }
        return parts.size() == 1 ? parts.get(0) : shop.keep(new Choice(parts));
    }

    private Part plain(List<JsonObject> schemas, boolean arguments) {
        for (JsonObject schema : schemas) {
            for (String keyword : schema.members().keySet()) {
                if (LEFT.contains(keyword)) {
                    note(schema, keyword, "is left to the validator");
                }
            }
            if (schema.get("if") != null && (schema.get("then") != null || schema.get("else") != null)) {
                note(schema, "if", "is left to the validator");
            }
        }
        Types types = Types.of(schemas);
        List<JsonValue> constants = Constants.of(schemas, document.draft());
        if (arguments) {
            if (constants != null) {
                note(schemas.get(0), "enum", "is left to the validator");
            }
            return types.has("object") ? objects.object(schemas, true) : never();
        }
        return constants != null ? constants(schemas, types, constants) : byType(schemas, types);
    }

    private Part byType(List<JsonObject> schemas, Types types) {
        List<Part> parts = new ArrayList<>();
        if (types.has("string")) {
            StringLanguage strings = StringLanguage.of(schemas, this);
            parts.add(strings(strings.language(), strings.least(), strings.most()));
        }
        if (types.has("integer")) {
            parts.add(shop.keep(new Text(NumberLanguage.of(schemas, types.only("integer"), this), Spelling.BARE)));
        }
        if (types.has("boolean")) {
            parts.add(shop.keep(new Literal(notation.bool(true))));
            parts.add(shop.keep(new Literal(notation.bool(false))));
        }
        if (types.has("null")) {
            parts.add(shop.keep(new Literal(notation.nothing())));
        }
        if (types.has("array")) {
            parts.add(array(schemas));
        }
        if (types.has("object")) {
            parts.add(objects.object(schemas, false));
        }
        return parts.size() == 1 ? parts.get(0) : shop.keep(new Choice(parts));
    }

    private Part strings(CharDfa language, long least, long most) {
        List<Part> spellings = new ArrayList<>();
        for (Spelling spelling : notation.strings()) {
            Part text = shop.keep(new Text(language, spelling, least, most));
            Part open = shop.keep(new Literal(String.valueOf((char) spelling.close())));
            spellings.add(shop.keep(new Sequence(List.of(open, text))));
        }
        return spellings.size() == 1 ? spellings.get(0) : shop.keep(new Choice(spellings));
    }

    private Part constants(List<JsonObject> schemas, Types types, List<JsonValue> values) {
        Constants rest = new Constants(this, schemas, types);
        List<Part> parts = new ArrayList<>();
        CharDfa texts = rest.texts(values);
        if (!texts.isEmpty()) {
            parts.add(strings(texts, 0, Long.MAX_VALUE));
        }
        CharDfa words = rest.words(values);
        if (!words.isEmpty()) {
            parts.add(shop.keep(new Text(words, Spelling.BARE)));
        }
        for (JsonValue value : values) {
            if ((value instanceof JsonArray || value instanceof JsonObject) && rest.fits(value)) {
                parts.add(constant(value));
            }
        }
        return parts.size() == 1 ? parts.get(0) : shop.keep(new Choice(parts));
    }

    /** A value as it stands; members in any order. */
    Part constant(JsonValue value) {
        if (value instanceof JsonArray array) {
            List<Part> elements = array.elements().stream().map(this::constant).toList();
            int size = elements.size();
            return shop.keep(new Elements(notation.array(), elements, never(), size, size, 2, true));
        } else if (value instanceof JsonObject object) {
            return objects.constant(object);
        }
        Constants one = new Constants(this, List.of(), Types.ALL);
        return value instanceof JsonString
                ? strings(one.texts(List.of(value)), 0, Long.MAX_VALUE)
                : shop.keep(new Text(one.words(List.of(value)), Spelling.BARE));
    }

    private Part array(List<JsonObject> schemas) {
        int prefix = 0;
        for (JsonObject schema : schemas) {
            prefix = Math.max(prefix, prefix(schema).size());
            if (Facts.isTrue(schema, "uniqueItems") && Facts.least(schemas, "maxItems") > 1) {
                note(schema, "uniqueItems", "is left to the validator");
            }
            for (String keyword : List.of("contains", "unevaluatedItems")) {
                if (schema.get(keyword) != null) {
                    note(schema, keyword, "is left to the validator");
                }
            }
        }
        List<Part> first = new ArrayList<>();
        for (int i = 0; i < prefix; i++) {
            first.add(value(element(schemas, i)));
        }
        return shop.keep(new Elements(notation.array(), first, value(element(schemas, prefix)),
                Facts.most(schemas, "minItems"), Facts.least(schemas, "maxItems"), 2, true));
    }

    private List<JsonValue> prefix(JsonObject schema) {
        List<JsonValue> items = Facts.list(schema, "items");
        return items.isEmpty() ? Facts.list(schema, "prefixItems") : items;
    }

    private List<JsonValue> element(List<JsonObject> schemas, int index) {
        List<JsonValue> all = new ArrayList<>();
        for (JsonObject schema : schemas) {
            List<JsonValue> prefix = prefix(schema);
            JsonValue rest = schema.get("items") instanceof JsonArray ? schema.get("additionalItems")
                    : schema.get("items");
            if (index < prefix.size()) {
                all.add(prefix.get(index));
            } else if (rest != null) {
                all.add(rest);
            }
        }
        return all;
    }
}
