package dev.toolace.internal.format.markup;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON types that a tool's schema allows for a parameter, as far as it says so on its face. Stateless. */
final class ParameterTypes {

    enum Type { STRING, INTEGER, NUMBER, BOOLEAN, OBJECT, ARRAY, NULL }

    private static final int DEPTH = 4;

    private ParameterTypes() {}

    /** The allowed types; empty where the schema leaves them open, or where there is none. */
    static Set<Type> of(ToolSet tools, String toolName, String parameter) {
        Optional<Tool> tool = tools.find(toolName);
        if (tool.isEmpty() || !(tool.get().parameters().get("properties") instanceof JsonObject properties)) {
            return Set.of();
        }
        Set<Type> types = EnumSet.noneOf(Type.class);
        collect(properties.get(parameter), types, DEPTH);
        return types;
    }

    /** Whether the tool says which parameters it has. */
    static boolean knows(ToolSet tools, String toolName) {
        return tools.find(toolName)
                .filter(tool -> tool.parameters().get("properties") instanceof JsonObject)
                .isPresent();
    }

    /** Whether the tool has a parameter of this name. */
    static boolean has(ToolSet tools, String toolName, String parameter) {
        return tools.find(toolName)
                .filter(tool -> tool.parameters().get("properties") instanceof JsonObject properties
                        && properties.get(parameter) != null)
                .isPresent();
    }

    private static void collect(@Nullable JsonValue schema, Set<Type> types, int depth) {
        if (!(schema instanceof JsonObject object) || depth == 0) {
            return;
        }
        JsonValue type = object.get("type");
        add(type, types);
        if (type instanceof JsonArray list) {
            list.elements().forEach(element -> add(element, types));
        }
        for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
            if (object.get(keyword) instanceof JsonArray branches) {
                branches.elements().forEach(branch -> collect(branch, types, depth - 1));
            }
        }
        if (types.isEmpty() && object.get("enum") instanceof JsonArray values
                && values.elements().stream().allMatch(JsonString.class::isInstance)) {
            types.add(Type.STRING);
        }
    }

    private static void add(@Nullable JsonValue name, Set<Type> types) {
        if (name instanceof JsonString text) {
            for (Type type : Type.values()) {
                if (type.name().toLowerCase(Locale.ROOT).equals(text.value())) {
                    types.add(type);
                }
            }
        }
    }
}
