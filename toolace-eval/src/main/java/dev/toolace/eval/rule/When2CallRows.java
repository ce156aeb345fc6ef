package dev.toolace.eval.rule;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolDialect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When2Call's test files: {@code uuid}, {@code question}, {@code tools} (each the JSON of a definition, as a text) and
 * {@code correct_answer}, the right outcome. Stateless.
 */
final class When2CallRows {

    private When2CallRows() {}

    static boolean recognises(JsonObject row) {
        return row.get("question") instanceof JsonString && row.get("correct_answer") instanceof JsonString;
    }

    static JsonObject uniform(JsonObject row) {
        JsonValue outcome = row.members().getOrDefault("correct_answer", new JsonString(""));
        boolean call = outcome.equals(new JsonString("tool_call"));
        return JsonObject.EMPTY.with("id", row.members().getOrDefault("uuid", new JsonString("")))
                .with("source", new JsonString("when2call")).with("category", outcome)
                .with("expect", new JsonString(call ? "any_call" : "no_call"))
                .with("messages", new JsonArray(List.of(JsonObject.EMPTY.with("role", new JsonString("user"))
                        .with("content", row.members().getOrDefault("question", new JsonString(""))))))
                .with("tools", tools(row.get("tools")))
                .with("calls", call ? JsonArray.EMPTY : new JsonArray(List.of(JsonArray.EMPTY)))
                .with("correct_answer", outcome);
    }

    private static JsonValue tools(@Nullable JsonValue written) {
        List<JsonValue> tools = new ArrayList<>();
        if (written instanceof JsonArray array) {
            for (JsonValue definition : array.elements()) {
                tools.add(tool(definition));
            }
        }
        return new JsonArray(tools);
    }

    private static JsonValue tool(JsonValue definition) {
        try {
            JsonValue parsed = definition instanceof JsonString json ? JsonValue.parse(json.value()) : definition;
            Tool tool = ToolDialect.BFCL.read(parsed).tools().get(0);
            return JsonObject.EMPTY.with("name", new JsonString(tool.name()))
                    .with("description", new JsonString(tool.description())).with("parameters", tool.parameters());
        } catch (ToolaceException | IndexOutOfBoundsException unusable) {
            // Left as it is, the case cannot be put to a model, and is counted as left out.
            return definition;
        }
    }
}
