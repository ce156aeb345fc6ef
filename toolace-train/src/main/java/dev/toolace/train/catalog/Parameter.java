package dev.toolace.train.catalog;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a tool, as a sample generator sees it. Immutable.
 *
 * @param name its name
 * @param schema its JSON Schema
 * @param required whether every call must give it
 */
public record Parameter(String name, JsonObject schema, boolean required) {

    /**
     * The parameters of a tool in the order of its schema.
     *
     * @param tool the tool
     * @return its parameters; empty where it takes none
     */
    public static List<Parameter> of(Tool tool) {
        return of(tool.parameters());
    }

    /**
     * The properties of an object schema in order.
     *
     * @param object a schema with {@code properties}
     * @return one parameter for each property whose schema is an object
     */
    public static List<Parameter> of(JsonObject object) {
        List<Parameter> parameters = new ArrayList<>();
        List<String> required = strings(object.get("required"));
        if (object.get("properties") instanceof JsonObject properties) {
            properties.members().forEach((name, schema) -> {
                if (schema instanceof JsonObject described) {
                    parameters.add(new Parameter(name, described, required.contains(name)));
                }
            });
        }
        return parameters;
    }

    /**
     * The JSON type.
     *
     * @return such as {@code integer}; {@code any} where the schema names none or several
     */
    public String type() {
        return schema.get("type") instanceof JsonString type ? type.value() : "any";
    }

    /**
     * The description.
     *
     * @return the text, or an empty one
     */
    public String description() {
        return schema.get("description") instanceof JsonString text ? text.value() : "";
    }

    /**
     * The allowed values.
     *
     * @return the values of {@code enum}; empty where any value of the type is allowed
     */
    public List<JsonValue> allowed() {
        return schema.get("enum") instanceof JsonArray values ? values.elements() : List.of();
    }

    /**
     * The element of an array parameter.
     *
     * @return a parameter of the same name; of strings where the schema is silent
     */
    public Parameter element() {
        JsonObject items = schema.get("items") instanceof JsonObject described
                ? described
                : JsonObject.EMPTY.with("type", new JsonString("string"));
        JsonObject withDescription = items.get("description") == null
                ? items.with("description", new JsonString(description()))
                : items;
        return new Parameter(name, withDescription, true);
    }

    /**
     * The words of the name.
     *
     * @return in lower case
     */
    public List<String> words() {
        return Words.split(name);
    }

    private static List<String> strings(@Nullable JsonValue value) {
        List<String> strings = new ArrayList<>();
        if (value instanceof JsonArray array) {
            for (JsonValue element : array.elements()) {
                if (element instanceof JsonString string) {
                    strings.add(string.value());
                }
            }
        }
        return strings;
    }
}
