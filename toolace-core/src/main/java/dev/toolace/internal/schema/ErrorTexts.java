package dev.toolace.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import dev.toolace.internal.json.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Our own English for a validator's errors: models are trained on it and hosts match on it, so that it must not
 * change with the library's version or the JVM's locale. Stateless.
 */
public final class ErrorTexts {

    private static final int MAX_VALUE = 80;

    private ErrorTexts() {}

    /**
     * Where the error is.
     *
     * @param error an error
     * @return a JSON Pointer
     */
    public static String path(Error error) {
        return error.getInstanceLocation().toString();
    }

    /**
     * What is wrong.
     *
     * @param error an error
     * @return English without a full stop
     */
    public static String message(Error error) {
        String value = shorten(error.getSchemaNode());
        return switch (error.getKeyword()) {
            case "type" -> "must be " + String.join(" or ", types(error.getSchemaNode())) + ", is " + actual(error);
            case "required" -> "required property " + property(error) + " is missing";
            case "additionalProperties", "unevaluatedProperties" -> "property " + property(error) + " is not allowed";
            case "dependentRequired" -> "property " + argument(error, 0) + " is required by " + argument(error, 1);
            case "propertyNames" -> "property name " + property(error) + " is not allowed";
            case "enum" -> "must be one of " + value;
            case "const" -> "must be " + value;
            case "minimum" -> "must be at least " + value;
            case "maximum" -> "must be at most " + value;
            case "exclusiveMinimum" -> "must be greater than " + value;
            case "exclusiveMaximum" -> "must be less than " + value;
            case "multipleOf" -> "must be a multiple of " + value;
            case "minLength" -> "must have at least " + value + " characters";
            case "maxLength" -> "must have at most " + value + " characters";
            case "pattern" -> "must match the pattern " + value;
            case "minItems" -> "must have at least " + value + " items";
            case "maxItems" -> "must have at most " + value + " items";
            case "uniqueItems" -> "must not hold the same item twice";
            case "contains", "minContains", "maxContains" -> "must hold the right number of items like " + value;
            case "minProperties" -> "must have at least " + value + " properties";
            case "maxProperties" -> "must have at most " + value + " properties";
            case "oneOf" -> "must satisfy exactly one alternative";
            case "anyOf" -> "must satisfy one of the alternatives";
            case "not" -> "must not satisfy " + value;
            case "false" -> "is not allowed here";
            default -> "does not satisfy " + error.getKeyword();
        };
    }

    /**
     * The types that a schema allows.
     *
     * @param schemaNode the value of {@code type}
     * @return their names
     */
    public static List<String> types(@Nullable JsonNode schemaNode) {
        List<String> types = new ArrayList<>();
        if (schemaNode != null && schemaNode.isArray()) {
            schemaNode.forEach(node -> types.add(node.asText()));
        } else if (schemaNode != null) {
            types.add(schemaNode.asText());
        }
        return types;
    }

    /**
     * The type of the value that is wrong.
     *
     * @param error an error
     * @return JSON Schema's name of it
     */
    public static String actual(Error error) {
        JsonNode node = error.getInstanceNode();
        if (node == null || node.isNull()) {
            return "null";
        } else if (node.isIntegralNumber()) {
            return "integer";
        } else if (node.isNumber()) {
            return "number";
        } else if (node.isTextual()) {
            return "string";
        } else if (node.isBoolean()) {
            return "boolean";
        }
        return node.isArray() ? "array" : "object";
    }

    private static String property(Error error) {
        String name = error.getProperty();
        return name == null ? argument(error, 0) : Place.shorten(name);
    }

    private static String argument(Error error, int index) {
        Object[] arguments = error.getArguments();
        return Place.shorten(arguments != null && index < arguments.length ? String.valueOf(arguments[index]) : "?");
    }

    private static String shorten(@Nullable JsonNode node) {
        String text = node == null ? "?" : node.toString();
        if (text.length() <= MAX_VALUE) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_VALUE - 1)) ? MAX_VALUE - 1 : MAX_VALUE;
        return text.substring(0, end) + "...";
    }
}
