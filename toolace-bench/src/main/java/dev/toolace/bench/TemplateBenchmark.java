package dev.toolace.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.template.ChatTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A conversation of ten messages with twenty tools, rendered, against Jackson's writing of the same tools. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TemplateBenchmark {

    private static final String SOURCE = """
            {%- if tools %}
                {{- '<|im_start|>system\\n' }}
                {%- if messages[0].role == 'system' %}
                    {{- messages[0].content + '\\n\\n' }}
                {%- endif %}
                {{- "# Tools\\n\\nYou may call one or more functions.\\n<tools>" }}
                {%- for tool in tools %}
                    {{- "\\n" }}
                    {{- tool | tojson }}
                {%- endfor %}
                {{- "\\n</tools><|im_end|>\\n" }}
            {%- endif %}
            {%- set ns = namespace(last_query=messages | length - 1) %}
            {%- for message in messages[::-1] %}
                {%- if message.role == 'user' and not message.content.startswith('<tool_response>') %}
                    {%- set ns.last_query = messages | length - 1 - loop.index0 %}
                    {%- break %}
                {%- endif %}
            {%- endfor %}
            {%- for message in messages %}
                {%- if message.role == 'user' or (message.role == 'system' and not loop.first) %}
                    {{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>' + '\\n' }}
                {%- elif message.role == 'assistant' %}
                    {{- '<|im_start|>' + message.role + '\\n' + (message.content or '') | trim }}
                    {%- for call in message.tool_calls or [] %}
                        {{- '\\n<tool_call>\\n{"name": "' ~ call.function.name ~ '", "arguments": ' }}
                        {{- call.function.arguments | tojson }}
                        {{- '}\\n</tool_call>' }}
                    {%- endfor %}
                    {{- '<|im_end|>\\n' }}
                {%- elif message.role == 'tool' %}
                    {{- '<|im_start|>user\\n<tool_response>\\n' + message.content
                            + '\\n</tool_response><|im_end|>\\n' }}
                {%- endif %}
            {%- endfor %}
            {%- if add_generation_prompt %}
                {{- '<|im_start|>assistant\\n' }}
            {%- endif %}""";

    private final ChatTemplate template = ChatTemplate.parse(SOURCE);
    private final JsonArray tools = tools();
    private final JsonObject context = JsonObject.EMPTY.with("messages", messages()).with("tools", tools)
            .with("add_generation_prompt", JsonValue.of(true));
    private final ObjectMapper jackson = new ObjectMapper();
    private final JsonNode tree = tree(tools);

    private static JsonArray tools() {
        List<JsonValue> tools = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tools.add(JsonValue.parse("""
                    {"type":"function","function":{"name":"tool_%d","description":"Books a table at a restaurant near you, %d",
                    "parameters":{"type":"object","properties":{
                    "restaurant":{"type":"string","description":"Name of the restaurant as it is known","minLength":1},
                    "guests":{"type":"integer","description":"Number of guests","minimum":1,"maximum":20},
                    "area":{"type":"string","enum":["inside","outside","bar"]},"deposit":{"type":"number","minimum":0.5}},
                    "required":["restaurant","guests"]}}}""".formatted(i, i)));
        }
        return new JsonArray(tools);
    }

    private static JsonArray messages() {
        List<JsonValue> messages = new ArrayList<>();
        messages.add(JsonValue.of(Map.of("role", "system", "content", "You are a helpful assistant.")));
        for (int i = 0; i < 3; i++) {
            messages.add(JsonValue.of(Map.of("role", "user", "content",
                    "Book a table for four at eight, please. ".repeat(4))));
            messages.add(JsonValue.parse("""
                    {"role":"assistant","content":null,"tool_calls":[{"type":"function","function":{"name":"tool_1",
                    "arguments":{"restaurant":"Trattoria da Enzo al 29","guests":4,"area":"outside","deposit":2.5}}}]}"""));
            messages.add(JsonValue.of(Map.of("role", "tool", "content", "{\"booked\": true, \"number\": 12345}")));
        }
        return new JsonArray(messages);
    }

    private JsonNode tree(JsonArray values) {
        try {
            return jackson.readTree(values.toJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Rendering.
     *
     * @return the prompt
     */
    @Benchmark
    public String render() {
        return template.render(context);
    }

    /**
     * What it is held against.
     *
     * @return the tools in JSON
     * @throws JsonProcessingException never
     */
    @Benchmark
    public String jacksonWrite() throws JsonProcessingException {
        return jackson.writeValueAsString(tree);
    }
}
