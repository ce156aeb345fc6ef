package dev.toolace.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What would do at one place: types, and single values. Immutable.
 *
 * @param types names of types
 * @param values single values
 */
record Accepted(Set<String> types, Set<JsonNode> values) {

    private static final Set<String> KEYWORDS = Set.of("type", "enum", "const");

    /** What the errors of some alternatives at one place would have accepted together. */
    static Accepted of(Collection<Error> errors) {
        Set<String> types = new LinkedHashSet<>();
        Set<JsonNode> values = new LinkedHashSet<>();
        for (Error error : errors) {
            Accepted known = in(error);
            types.addAll(known.types);
            values.addAll(known.values);
        }
        return new Accepted(types, values);
    }

    /** What one error would have accepted; nothing if it is about something else. */
    static Accepted in(Error error) {
        Object[] arguments = error.getArguments();
        JsonNode schema = error.getSchemaNode();
        if (arguments != null && arguments.length == 1 && arguments[0] instanceof Accepted merged) {
            return merged;
        } else if (schema == null || !KEYWORDS.contains(error.getKeyword())) {
            return new Accepted(Set.of(), Set.of());
        } else if (error.getKeyword().equals("type")) {
            return new Accepted(new LinkedHashSet<>(ErrorTexts.types(schema)), Set.of());
        } else if (error.getKeyword().equals("const")) {
            return new Accepted(Set.of(), Set.of(schema));
        }
        Set<JsonNode> values = new LinkedHashSet<>();
        schema.forEach(values::add);
        return new Accepted(Set.of(), values);
    }

    boolean isEmpty() {
        return types.isEmpty() && values.isEmpty();
    }

    /** Whether this leaves no choice. */
    boolean isOneValue() {
        return types.isEmpty() && values.size() == 1;
    }

    /** One error instead of several at the same place. */
    Error asError(Error place, String mixedKeyword) {
        String keyword = values.isEmpty() ? "type" : types.isEmpty() ? "enum" : mixedKeyword;
        ArrayNode schema = JsonNodeFactory.instance.arrayNode();
        types.forEach(schema::add);
        values.forEach(schema::add);
        return Error.builder().keyword(keyword).message("").arguments(this).schemaNode(schema)
                .instanceNode(place.getInstanceNode()).instanceLocation(place.getInstanceLocation())
                .evaluationPath(place.getEvaluationPath()).schemaLocation(place.getSchemaLocation()).build();
    }

    String describe() {
        ArrayNode choice = JsonNodeFactory.instance.arrayNode();
        values.forEach(choice::add);
        String single = choice.size() == 1 ? BriefJson.of(choice.get(0)) : "one of " + BriefJson.of(choice);
        return String.join(" or ", types) + " or " + single;
    }
}
