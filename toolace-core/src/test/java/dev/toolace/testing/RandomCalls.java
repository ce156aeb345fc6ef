package dev.toolace.testing;

import dev.toolace.call.Call;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.ToolSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random calls of a few tools that every format can write. */
public final class RandomCalls {

    private static final String SCHEMA = """
            {"type":"object","properties":{"text":{"type":"string"},"count":{"type":"integer"},
             "share":{"type":"number"},
             "on":{"type":"boolean"},"list":{"type":"array"},"map":{"type":"object"}}}""";
    private static final List<String> NAMES = List.of("f", "get_weather", "a.b.c", "add-item");

    /** The tools that are called. */
    public static final ToolSet TOOLS = ToolSet.of(NAMES.stream().map(name -> Tools.tool(name, SCHEMA)).toList());

    private RandomCalls() {}

    /**
     * One call or more.
     *
     * @param format its name: one of them knows a single call only, another one only a command
     */
    public static List<Call> of(String format, Random random, int seed) {
        List<Call> calls = new ArrayList<>();
        int count = format.equals("internlm2") ? 1 : 1 + random.nextInt(3);
        for (int c = 0; c < count; c++) {
            JsonObject arguments = format.equals("cwm")
                    ? JsonObject.EMPTY.with("command", new JsonString("x" + seed)) : arguments(random, seed);
            calls.add(new Call(NAMES.get(random.nextInt(NAMES.size())), arguments));
        }
        return calls;
    }

    private static JsonObject arguments(Random random, int i) {
        Map<String, JsonValue> arguments = new LinkedHashMap<>();
        RandomJson values = new RandomJson(i);
        if (random.nextBoolean()) {
            arguments.put("text", new JsonString(values.string()));
        }
        if (random.nextBoolean()) {
            arguments.put("count", JsonNumber.of(random.nextInt(2000) - 1000));
        }
        if (random.nextBoolean()) {
            arguments.put("on", new JsonBoolean(random.nextBoolean()));
        }
        if (random.nextBoolean()) {
            arguments.put("list", new JsonArray(List.of(JsonNumber.of(i), new JsonString(values.string()))));
        }
        if (random.nextBoolean()) {
            arguments.put("map", JsonObject.EMPTY.with("inner", new JsonString(values.string())));
        }
        return new JsonObject(arguments);
    }
}
