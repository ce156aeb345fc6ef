package dev.toolace.eval.rule;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The short form in which people write tests of their own: {@code query} (or {@code messages}), {@code calls} (a list
 * of calls, or a list of acceptable lists; empty where no call is right) and, if they like, {@code tools}, {@code id}
 * and {@code category}. Stateless.
 */
public final class OwnRows {

    private OwnRows() {}

    static boolean recognises(JsonObject row) {
        return row.get("query") instanceof JsonString;
    }

    /**
     * Converts a line to the uniform form.
     *
     * @param row the line
     * @param number of the line, which is the id where there is none
     * @param tools on offer where the line has none of its own
     * @return the test in the uniform form
     */
    public static JsonObject uniform(JsonObject row, int number, List<Tool> tools) {
        JsonValue id = row.get("id") instanceof JsonString text ? text : new JsonString(String.valueOf(number));
        JsonValue messages = row.get("query") instanceof JsonString query
                ? new JsonArray(List.of(JsonObject.EMPTY.with("role", new JsonString("user")).with("content", query)))
                : row.members().getOrDefault("messages", JsonArray.EMPTY);
        JsonObject uniform = JsonObject.EMPTY.with("id", id)
                .with("source", row.members().getOrDefault("source", new JsonString("own")))
                .with("category", row.members().getOrDefault("category", new JsonString("")))
                .with("messages", messages)
                .with("tools", row.get("tools") instanceof JsonArray own ? own : definitions(tools));
        JsonValue calls = row.get("calls");
        return calls == null ? uniform : uniform.with("calls", answers(calls));
    }

    /** A list of calls is the only acceptable answer. */
    private static JsonValue answers(JsonValue calls) {
        boolean lists = calls instanceof JsonArray array && !array.elements().isEmpty()
                && array.elements().stream().allMatch(JsonArray.class::isInstance);
        return lists ? calls : new JsonArray(List.of(calls));
    }

    private static JsonArray definitions(List<Tool> tools) {
        List<JsonValue> definitions = new ArrayList<>();
        tools.forEach(tool -> definitions.add(JsonObject.EMPTY.with("name", new JsonString(tool.name()))
                .with("description", new JsonString(tool.description())).with("parameters", tool.parameters())));
        return new JsonArray(definitions);
    }

    /** What is wrong with a line; null if it is a test that an agent can be asked. */
    static @Nullable String problem(JsonObject row, JsonObject uniform) {
        if (row.get("query") == null && row.get("messages") == null) {
            return "has neither 'query' nor 'messages'";
        }
        if (!(row.get("calls") instanceof JsonArray)) {
            return "has no list 'calls'";
        }
        boolean askable = BenchmarkCase.of(uniform).evalCase().filter(test -> test.askable()).isPresent();
        return askable ? null : "is no test: its tools, calls or messages cannot be used";
    }
}
