package dev.toolace.eval.rule;

import dev.toolace.ToolaceException;
import dev.toolace.eval.CaseReader;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolDialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The leaderboard's own files: questions with {@code id}, {@code question} (turns of messages) and {@code function};
 * answers with {@code id} and {@code ground_truth}, in a file of the same name in a folder {@code possible_answer}.
 * Stateless.
 */
final class BfclRows {

    private BfclRows() {}

    static boolean recognises(JsonObject row) {
        return row.get("question") instanceof JsonArray && row.get("function") != null && row.get("messages") == null;
    }

    /** The category is in the file's name, {@code BFCL_v4_simple_python.json}. */
    static String category(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf(".json");
        String stem = dot < 0 ? name : name.substring(0, dot);
        boolean versioned = stem.startsWith("BFCL_v") && stem.indexOf('_', 6) >= 0;
        return versioned ? stem.substring(stem.indexOf('_', 6) + 1) : stem;
    }

    static Map<String, JsonObject> answers(Path file) {
        Map<String, JsonObject> answers = new HashMap<>();
        Path beside = file.resolveSibling("possible_answer").resolve(file.getFileName());
        if (Files.exists(beside)) {
            CaseReader.forEachObject(beside, (line, row) -> answers.put(text(row, "id"), row));
        }
        return answers;
    }

    static JsonObject uniform(JsonObject row, String category, Map<String, JsonObject> answers) {
        String id = text(row, "id");
        JsonArray functions = row.get("function") instanceof JsonArray array ? array : new JsonArray(List.of(
                row.members().getOrDefault("function", JsonObject.EMPTY)));
        JsonObject answer = answers.getOrDefault(id, JsonObject.EMPTY);
        JsonValue gold = answer.get("ground_truth");
        boolean none = category.contains("irrelevance");
        String expect = none ? "no_call" : category.contains("relevance") ? "any_call" : "calls";
        JsonObject uniform = JsonObject.EMPTY.with("id", new JsonString(id)).with("source", new JsonString("bfcl"))
                .with("category", new JsonString(category))
                .with("expect", new JsonString(expect))
                .with("messages", firstTurn(row)).with("tools", tools(functions))
                .with("calls", none ? new JsonArray(List.of(JsonArray.EMPTY)) : example(gold))
                .with("functions_raw", functions);
        return gold == null ? uniform : uniform.with("possible_answer", gold);
    }

    private static JsonValue firstTurn(JsonObject row) {
        return row.get("question") instanceof JsonArray turns && !turns.elements().isEmpty()
                && turns.elements().get(0) instanceof JsonArray messages ? messages : JsonArray.EMPTY;
    }

    private static JsonValue tools(JsonArray functions) {
        List<JsonValue> tools = new ArrayList<>();
        for (JsonValue function : functions.elements()) {
            try {
                for (Tool tool : ToolDialect.BFCL.read(function).tools()) {
                    tools.add(JsonObject.EMPTY.with("name", new JsonString(tool.name()))
                            .with("description", new JsonString(tool.description()))
                            .with("parameters", tool.parameters()));
                }
            } catch (ToolaceException unusable) {
                // Left as it is, the case cannot be put to a model, and is counted as left out.
                tools.add(function);
            }
        }
        return new JsonArray(tools);
    }

    /** One of the accepted answers: of each parameter the first value, unless that says that it may be left out. */
    private static JsonValue example(@Nullable JsonValue gold) {
        List<JsonValue> calls = new ArrayList<>();
        if (gold instanceof JsonArray wanted) {
            for (JsonValue call : wanted.elements()) {
                OriginalRows.object(call).members().forEach((name, accepted) -> calls.add(JsonObject.EMPTY
                        .with("name", new JsonString(name)).with("arguments", arguments(accepted))));
            }
        }
        return calls.isEmpty() ? JsonArray.EMPTY : new JsonArray(List.of(new JsonArray(calls)));
    }

    private static JsonValue arguments(JsonValue accepted) {
        JsonObject arguments = JsonObject.EMPTY;
        for (Map.Entry<String, JsonValue> parameter : OriginalRows.object(accepted).members().entrySet()) {
            JsonValue first = parameter.getValue() instanceof JsonArray values && !values.elements().isEmpty()
                    ? values.elements().get(0) : JsonNull.INSTANCE;
            boolean optional = first instanceof JsonNull || first.equals(new JsonString(""));
            arguments = optional ? arguments : arguments.with(parameter.getKey(), first);
        }
        return arguments;
    }

    private static String text(JsonObject row, String name) {
        return row.get(name) instanceof JsonString string ? string.value() : "";
    }
}
