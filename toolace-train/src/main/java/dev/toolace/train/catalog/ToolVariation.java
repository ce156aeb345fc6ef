package dev.toolace.train.catalog;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.values.Examples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rewrites a real definition the way another author might have written it: other name styles, a namespace, examples
 * turned into an enum, descriptions left out. Keeps a model from remembering definitions instead of reading them.
 * Stateless.
 */
public final class ToolVariation {

    private ToolVariation() {}

    /**
     * A variant of a tool.
     *
     * @param tool the real definition
     * @param dice chooses
     * @return the tool itself or a variant with the same meaning
     */
    public static Tool vary(Tool tool, Dice dice) {
        if (dice.chance(0.35)) {
            return tool;
        }
        int style = dice.chance(0.5) ? -1 : dice.weighted(5, 3, 1, 0.5, 0.5);
        int parameterStyle = dice.chance(0.7) ? -1 : dice.weighted(3, 2, 0.3);
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        List<JsonValue> required = new ArrayList<>();
        List<Parameter> parameters = Parameter.of(tool);
        if (dice.chance(0.2)) {
            parameters = dice.shuffled(parameters);
        }
        for (Parameter parameter : parameters) {
            String name = styled(parameter.name(), parameterStyle);
            if (properties.containsKey(name)) {
                return tool;
            }
            properties.put(name, variant(parameter, dice));
            if (parameter.required()) {
                required.add(new JsonString(name));
            }
        }
        JsonObject schema = JsonObject.EMPTY
                .with("type", new JsonString("object"))
                .with("properties", new JsonObject(properties))
                .with("required", new JsonArray(required));
        String description = dice.chance(0.04) ? "" : tool.description();
        return new Tool(namespaced(styled(tool.name(), style), dice), description, schema);
    }

    private static String styled(String name, int style) {
        List<String> words = Words.split(name);
        return style < 0 || words.isEmpty() ? name : Words.join(words, style);
    }

    private static String namespaced(String name, Dice dice) {
        List<String> words = Words.split(name);
        return words.size() > 1 && dice.chance(0.06) ? words.get(words.size() - 1) + "." + name : name;
    }

    private static JsonObject variant(Parameter parameter, Dice dice) {
        JsonObject schema = parameter.schema();
        List<String> examples = Examples.in(parameter.description());
        if (parameter.type().equals("string") && parameter.allowed().isEmpty() && examples.size() >= 2
                && dice.chance(0.15)) {
            List<JsonValue> values = new ArrayList<>();
            examples.stream().distinct().forEach(example -> values.add(new JsonString(example)));
            return JsonObject.EMPTY
                    .with("type", new JsonString("string"))
                    .with("enum", new JsonArray(values))
                    .with("description", new JsonString(withoutExamples(parameter.description())));
        }
        if (dice.chance(0.15)) {
            return schema.with("description", new JsonString(withoutExamples(parameter.description())));
        }
        return dice.chance(0.05) ? schema.with("description", new JsonString("")) : schema;
    }

    private static String withoutExamples(String description) {
        int at = description.indexOf(" (e.g.");
        return at < 0 ? description : description.substring(0, at);
    }
}
