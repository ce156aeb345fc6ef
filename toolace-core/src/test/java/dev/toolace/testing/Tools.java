package dev.toolace.testing;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.util.Arrays;

/** Tools for tests. */
public final class Tools {

    public static final Tool WEATHER = tool("get_weather", """
            {"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer","minimum":1},
             "unit":{"enum":["C","F"]}},"required":["city"],"additionalProperties":false}""");

    public static final Tool TIMER = tool("set_timer", """
            {"type":"object","properties":{"minutes":{"type":"number"}},"required":["minutes"]}""");

    private Tools() {}

    public static Tool tool(String name, String schema) {
        return new Tool(name, "does " + name, object(schema));
    }

    public static JsonObject object(String json) {
        return (JsonObject) JsonValue.parse(json);
    }

    public static ToolSet set(Tool... tools) {
        return ToolSet.of(Arrays.asList(tools));
    }
}
