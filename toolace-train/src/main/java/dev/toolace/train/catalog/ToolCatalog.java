package dev.toolace.train.catalog;

import dev.toolace.ToolaceException;
import dev.toolace.eval.CaseReader;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.train.sample.Sample;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Real tool definitions, a tenth of which is set aside for testing by a hash of the name, so that no wording, value or
 * model choice can ever see them. Immutable.
 */
public final class ToolCatalog {

    private final List<CatalogTool> training;
    private final List<CatalogTool> heldOut;

    private ToolCatalog(List<CatalogTool> training, List<CatalogTool> heldOut) {
        this.training = List.copyOf(training);
        this.heldOut = List.copyOf(heldOut);
    }

    /**
     * Whether a tool of this name is set aside for testing. Case and separators do not matter, so that two spellings of
     * one definition fall on the same side.
     *
     * @param toolName any tool name
     * @return true for one name in ten
     */
    public static boolean isHeldOut(String toolName) {
        CRC32 hash = new CRC32();
        hash.update(String.join("", Words.split(toolName)).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % 10 == 0;
    }

    /**
     * Reads an API pool and adds the tools that appear in samples.
     *
     * @param apiPool JSON lines with {@code api_name}, {@code api_description}, {@code field}, {@code parameters} and
     *     {@code required}
     * @param samples samples whose tools are added; the first definition of a name wins
     * @return the catalogue, in the order of the input
     */
    public static ToolCatalog load(Path apiPool, List<Sample> samples) {
        Map<String, CatalogTool> byName = new LinkedHashMap<>();
        CaseReader.forEachObject(apiPool, (line, api) -> addApi(api, byName));
        for (Sample sample : samples) {
            for (Tool tool : sample.tools()) {
                byName.putIfAbsent(key(tool.name()), new CatalogTool(tool, sample.source()));
            }
        }
        List<CatalogTool> training = new ArrayList<>();
        List<CatalogTool> heldOut = new ArrayList<>();
        for (CatalogTool tool : byName.values()) {
            (isHeldOut(tool.tool().name()) ? heldOut : training).add(tool);
        }
        return new ToolCatalog(training, heldOut);
    }

    /**
     * The definitions that training may see.
     *
     * @return in the order of the input
     */
    public List<CatalogTool> training() {
        return training;
    }

    /**
     * The definitions that only tests may see.
     *
     * @return in the order of the input
     */
    public List<CatalogTool> heldOut() {
        return heldOut;
    }

    private static String key(String name) {
        return String.join("", Words.split(name));
    }

    private static void addApi(JsonObject api, Map<String, CatalogTool> byName) {
        if (!(api.get("api_name") instanceof JsonString name)
                || !(api.get("api_description") instanceof JsonString description)
                || !(api.get("parameters") instanceof JsonObject parameters)) {
            return;
        }
        JsonObject properties = JsonObject.EMPTY;
        for (Map.Entry<String, JsonValue> entry : parameters.members().entrySet()) {
            if (entry.getValue() instanceof JsonObject parameter) {
                properties = properties.with(entry.getKey(), schema(parameter));
            }
        }
        JsonObject schema = JsonObject.EMPTY
                .with("type", new JsonString("object"))
                .with("properties", properties)
                .with("required", api.get("required") instanceof JsonArray required ? required
                        : new JsonArray(List.of()));
        String field = api.get("field") instanceof JsonString text ? text.value() : "";
        try {
            Tool tool = new Tool(name.value(), description.value(), schema);
            byName.putIfAbsent(key(tool.name()), new CatalogTool(tool, field));
        } catch (ToolaceException unusable) {
            // A definition that no host could offer is no use as an example.
            return;
        }
    }

    private static JsonObject schema(JsonObject parameter) {
        String type = parameter.get("type") instanceof JsonString text ? text.value() : "str";
        String json = switch (type) {
            case "int" -> "integer";
            case "float" -> "number";
            case "bool" -> "boolean";
            case "list" -> "array";
            case "dict" -> "object";
            default -> "string";
        };
        return parameter.with("type", new JsonString(json));
    }
}
