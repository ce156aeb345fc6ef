package dev.toolace.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import dev.toolace.internal.json.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our own English for a validator's errors: models are trained on it and hosts match on it, so that it must not
 * change with the library's version or the JVM's locale. Stateless.
 */
public final class ErrorTexts {

    private ErrorTexts() {}

    /**
     * Where the error is.
     *
     * @param error an error
     * @return a JSON Pointer of at most 1000 characters, to the nearest ancestor if need be
     */
    public static String path(Error error) {
        return Pointers.of(error.getInstanceLocation());
    }

    /**
     * What is wrong.
     *
     * @param error an error
     * @return English without a full stop
     */
    public static String message(Error error) {
        String value = BriefJson.of(error.getSchemaNode());
        return switch (error.getKeyword()) {
            case "type" -> "must be " + String.join(" or ", types(error.getSchemaNode())) + ", is " + actual(error);
            case "required" -> "required property " + property(error) + " is missing";
            case "additionalProperties", "unevaluatedProperties" -> "property " + property(error) + " is not allowed";
            case "dependentRequired" -> "property " + argument(error, 0) + " is required by " + argument(error, 1);
            case "propertyNames" -> "property name " + property(error) + " is not allowed, names must satisfy " + value;
            case "enum" -> "must be one of " + value;
            case "const" -> "must be " + value;
            // In draft 4 a member beside the bound makes it exclusive.
            case "minimum" -> (isAtBound(error) ? "must be greater than " : "must be at least ") + value;
            case "maximum" -> (isAtBound(error) ? "must be less than " : "must be at most ") + value;
            case "exclusiveMinimum" -> "must be greater than " + value;
            case "exclusiveMaximum" -> "must be less than " + value;
            case "multipleOf" -> "must be a multiple of " + value;
            case "minLength" -> "must have at least " + value + " characters";
            case "maxLength" -> "must have at most " + value + " characters";
            case "pattern" -> "must match the pattern " + value;
            case "minItems" -> "must have at least " + value + " items";
            case "maxItems" -> "must have at most " + value + " items";
            case "uniqueItems" -> "must not hold the same item twice";
            case "contains", "minContains" -> "must hold at least " + bound(error) + " items that satisfy " + value;
            case "maxContains" -> "must hold at most " + bound(error) + " items that satisfy " + value;
            case "unevaluatedItems", "items", "additionalItems" -> "item " + bound(error) + " is not allowed";
            case "minProperties" -> "must have at least " + value + " properties";
            case "maxProperties" -> "must have at most " + value + " properties";
            case "oneOf" -> mixed(error).orElse("must satisfy exactly one alternative");
            case "anyOf" -> mixed(error).orElse("must satisfy one of the alternatives");
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

    private static boolean isAtBound(Error error) {
        return error.getSchemaNode() != null && error.getSchemaNode().equals(error.getInstanceNode());
    }

    /** A number that the library hands over as an argument. */
    private static String bound(Error error) {
        Object[] arguments = error.getArguments();
        return arguments == null || arguments.length == 0 ? "?" : String.valueOf(arguments[0]);
    }

    private static Optional<String> mixed(Error error) {
        Accepted accepted = Accepted.in(error);
        return accepted.isEmpty() ? Optional.empty()
                : Optional.of("must be " + accepted.describe() + ", is " + actual(error));
    }

    private static String property(Error error) {
        String name = error.getProperty();
        return name == null ? argument(error, 0) : Place.shorten(name);
    }

    private static String argument(Error error, int index) {
        Object[] arguments = error.getArguments();
        return Place.shorten(arguments != null && index < arguments.length ? String.valueOf(arguments[index]) : "?");
    }
}
