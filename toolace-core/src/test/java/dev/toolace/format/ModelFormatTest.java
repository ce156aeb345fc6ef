package dev.toolace.format;

import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.RandomJson;
import dev.toolace.tool.ToolSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties that hold for every format of the table. */
class ModelFormatTest {

    private static final String SCHEMA = """
            {"type":"object","properties":{"text":{"type":"string"},"count":{"type":"integer"},"share":{"type":"number"},
             "on":{"type":"boolean"},"list":{"type":"array"},"map":{"type":"object"}}}""";
    private static final List<String> NAMES = List.of("f", "get_weather", "a.b.c", "add-item");
    private static final ToolSet TOOLS = ToolSet.of(NAMES.stream().map(name -> tool(name, SCHEMA)).toList());

    static List<CallFormat> formats() {
        return CallFormat.names().stream().map(CallFormat::byName).toList();
    }

    /** CWM's only syntax for arguments is one command. */
    static List<CallFormat> generalFormats() {
        return formats().stream().filter(format -> !format.name().equals("cwm")).toList();
    }

    @ParameterizedTest
    @MethodSource("generalFormats")
    void whatIsRenderedIsReadBack(CallFormat format) {
        Random random = new Random(21);
        for (int i = 0; i < 1000; i++) {
            List<Call> calls = new ArrayList<>();
            int count = format.name().equals("internlm2") ? 1 : 1 + random.nextInt(3);
            for (int c = 0; c < count; c++) {
                calls.add(new Call(NAMES.get(random.nextInt(NAMES.size())), arguments(random, i)));
            }
            String text = format.render(calls);
            assertThat(format.parse(text, TOOLS)).as(text).isEqualTo(new ParsedCalls(calls));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void anyTextIsReadWithoutAnException(CallFormat format) {
        RandomJson random = new RandomJson(22);
        String rendered = format.render(List.of(new Call("f", (JsonObject) JsonValue.parse("{\"text\":\"a\",\"list\":[1]}")),
                Call.of("get_weather")));
        for (int end = 0; end <= rendered.length(); end++) {
            assertThat(format.parse(rendered.substring(0, end), TOOLS)).isNotNull();
        }
        for (int i = 0; i < 2000; i++) {
            ParseResult result = format.parse(random.mutate(rendered), TOOLS);
            if (result instanceof ParseFailure failure) {
                assertThat(failure.message()).isNotBlank();
            }
        }
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
