package dev.toolace.train.sample;

import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes samples in the uniform form that {@link SampleReader} reads. Stateless. */
public final class SampleWriter {

    private SampleWriter() {}

    /**
     * One line of the uniform form.
     *
     * @param sample the sample
     * @return its JSON object
     */
    public static JsonObject toJson(Sample sample) {
        List<Object> messages = new ArrayList<>();
        for (Message message : sample.messages()) {
            messages.add(pair("role", message.role().name().toLowerCase(Locale.ROOT), "content", message.content()));
        }
        List<Object> tools = new ArrayList<>();
        for (Tool tool : sample.tools()) {
            Map<String, Object> json = pair("name", tool.name(), "description", tool.description());
            json.put("parameters", tool.parameters());
            tools.add(json);
        }
        List<Object> calls = new ArrayList<>();
        for (Call call : sample.calls()) {
            calls.add(pair("name", call.name(), "arguments", call.arguments()));
        }
        Map<String, Object> json = pair("id", sample.id(), "source", sample.source());
        json.put("category", sample.category());
        json.put("expect", sample.calls().isEmpty() ? "no_call" : "calls");
        json.put("messages", messages);
        json.put("tools", tools);
        json.put("calls", List.of(calls));
        return (JsonObject) JsonValue.of(json);
    }

    private static Map<String, Object> pair(String first, Object one, String second, Object other) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, other);
        return map;
    }
}
