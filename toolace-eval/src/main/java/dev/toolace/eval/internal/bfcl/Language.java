package dev.toolace.eval.internal.bfcl;

import dev.toolace.eval.python.PyType;
import dev.toolace.eval.python.PyValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The programming language of a category: what its type names mean, and how its values are written. */
public enum Language {
    /** Values are themselves. */
    PYTHON("python", Map.ofEntries(
            Map.entry("string", PyType.STR), Map.entry("integer", PyType.INT), Map.entry("float", PyType.FLOAT),
            Map.entry("boolean", PyType.BOOL), Map.entry("array", PyType.LIST), Map.entry("tuple", PyType.LIST),
            Map.entry("dict", PyType.DICT), Map.entry("any", PyType.STR),
            // The names of JSON Schema, for sets that give no others.
            Map.entry("number", PyType.FLOAT), Map.entry("object", PyType.DICT), Map.entry("list", PyType.LIST))),
    /** Values are Java expressions in strings. */
    JAVA("java", Map.ofEntries(
            Map.entry("byte", PyType.INT), Map.entry("short", PyType.INT), Map.entry("integer", PyType.INT),
            Map.entry("long", PyType.INT), Map.entry("float", PyType.FLOAT), Map.entry("double", PyType.FLOAT),
            Map.entry("boolean", PyType.BOOL), Map.entry("char", PyType.STR), Map.entry("String", PyType.STR),
            Map.entry("any", PyType.STR), Map.entry("Array", PyType.LIST), Map.entry("ArrayList", PyType.LIST),
            Map.entry("Queue", PyType.LIST), Map.entry("Stack", PyType.LIST), Map.entry("HashMap", PyType.DICT),
            Map.entry("Hashtable", PyType.DICT))),
    /** Values are JavaScript expressions in strings. */
    JAVASCRIPT("js", Map.of(
            "String", PyType.STR, "integer", PyType.INT, "float", PyType.FLOAT, "Bigint", PyType.INT,
            "Boolean", PyType.BOOL, "dict", PyType.DICT, "array", PyType.LIST, "any", PyType.STR));

    private final String code;
    private final Map<String, PyType> types;

    Language(String code, Map<String, PyType> types) {
        this.code = code;
        this.types = types;
    }

    /** The language of a category, by its name. */
    public static Language of(String category) {
        if (category.contains("javascript")) {
            return JAVASCRIPT;
        }
        return category.contains("java") ? JAVA : PYTHON;
    }

    /** Its name in error types. */
    String code() {
        return code;
    }

    /** The Python type that a declared type stands for; null for a name that the language does not have. */
    @Nullable PyType type(@Nullable String declared) {
        return declared == null ? null : types.get(declared);
    }

    /** Whether the elements of a declared type are checked too. */
    boolean nests(String declared) {
        return switch (this) {
            case PYTHON -> declared.equals("array") || declared.equals("tuple");
            case JAVA, JAVASCRIPT -> List.of("Array", "ArrayList", "array").contains(declared);
        };
    }

    /** What an expression means; the expression itself where it is none of its type. */
    PyValue literal(String expression, String declared, @Nullable String nested) {
        return switch (this) {
            case PYTHON -> new PyValue.Str(expression);
            case JAVA -> JavaLiterals.convert(expression, declared, nested);
            case JAVASCRIPT -> JavaScriptLiterals.convert(expression, declared, nested);
        };
    }
}
