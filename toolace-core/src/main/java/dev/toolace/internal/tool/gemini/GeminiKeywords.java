package dev.toolace.internal.tool.gemini;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of Gemini's schemas, and what JSON Schema has beyond them. Stateless. */
final class GeminiKeywords {

    /** All that a schema can have in the Gemini API; Vertex AI has a few more. */
    static final Set<String> ALL = Set.of(
            "type", "format", "title", "description", "nullable", "enum", "items", "minItems", "maxItems", "properties",
            "required", "minProperties", "maxProperties", "minLength", "maxLength", "pattern", "example", "anyOf",
            "propertyOrdering", "default", "minimum", "maximum");

    /** Formats that the service knows. Some of its versions refuse any other. */
    static final Set<String> FORMATS = Set.of("float", "double", "int32", "int64", "enum", "date-time");

    /** What says nothing about a value, and so cannot contradict. */
    static final Set<String> ANNOTATIONS = Set.of("title", "description", "default", "example", "format");

    /** Members that the service takes beside one type only. */
    private static final Map<String, List<String>> OF_TYPE = Map.ofEntries(
            Map.entry("minLength", List.of("STRING")), Map.entry("maxLength", List.of("STRING")),
            Map.entry("pattern", List.of("STRING")), Map.entry("minimum", List.of("NUMBER", "INTEGER")),
            Map.entry("maximum", List.of("NUMBER", "INTEGER")), Map.entry("items", List.of("ARRAY")),
            Map.entry("minItems", List.of("ARRAY")), Map.entry("maxItems", List.of("ARRAY")),
            Map.entry("properties", List.of("OBJECT")), Map.entry("required", List.of("OBJECT")),
            Map.entry("minProperties", List.of("OBJECT")), Map.entry("maxProperties", List.of("OBJECT")));

    /** JSON Schema's keywords that can make a value invalid and have no counterpart. */
    private static final Set<String> ASSERTIONS = Set.of(
            "multipleOf", "uniqueItems", "contains", "minContains", "maxContains", "prefixItems", "additionalItems",
            "unevaluatedItems", "additionalProperties", "patternProperties", "propertyNames", "unevaluatedProperties",
            "dependentRequired", "dependentSchemas", "dependencies", "not", "if", "then", "else", "$dynamicRef",
            "$recursiveRef");

    private GeminiKeywords() {}

    /** The types that a member speaks of; null if it may stand beside any. */
    static @Nullable List<String> types(String keyword) {
        return OF_TYPE.get(keyword);
    }

    static boolean isAssertion(String keyword) {
        return ASSERTIONS.contains(keyword);
    }
}
