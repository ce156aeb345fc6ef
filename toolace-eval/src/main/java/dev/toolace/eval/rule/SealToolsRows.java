package dev.toolace.eval.rule;

import dev.toolace.ToolaceException;
import dev.toolace.eval.CaseReader;
import dev.toolace.eval.EvalErrors;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Seal-Tools' own files. Its lines ({@code id}, {@code query}, {@code calling}) do not say which tools are on offer:
 * those that the right answer calls are taken, from {@code tool.jsonl} beside. The files for fine-tuning
 * ({@code conversations}) name five, in a prompt in Python's syntax. Stateless.
 */
final class SealToolsRows {

    private static final String OFFER = "api_list = ";
    private static final String TASK = "\ntask_instruction = \"";
    private static final String END = "\"\nOutput:";
    private static final String NESTED = "API_call_";

    private SealToolsRows() {}

    static boolean recognises(JsonObject row) {
        return row.get("calling") instanceof JsonArray && row.get("query") instanceof JsonString;
    }

    static boolean recognisesConversation(JsonObject row) {
        return row.get("conversations") instanceof JsonArray && row.get("id") instanceof JsonString;
    }

    /** All tools, by name. */
    static Map<String, JsonObject> pool(Path file) {
        Path beside = file.resolveSibling(file.getFileName().toString().endsWith(".gz") ? "tool.jsonl.gz"
                : "tool.jsonl");
        if (!Files.exists(beside)) {
            throw new ToolaceException(EvalErrors.UNREADABLE, beside + " is missing: it has the tools of " + file);
        }
        Map<String, JsonObject> pool = new HashMap<>();
        CaseReader.forEachObject(beside, (line, tool) -> pool.putIfAbsent(OriginalRows.text(tool, "api_name"), tool));
        return pool;
    }

    static JsonObject uniform(Path file, int line, JsonObject row, Map<String, JsonObject> pool) {
        Map<String, JsonObject> offered = new LinkedHashMap<>();
        for (JsonValue call : OriginalRows.list(row, "calling")) {
            String name = OriginalRows.text(OriginalRows.object(call), "api");
            JsonObject tool = pool.get(name);
            if (tool == null) {
                throw OriginalRows.malformed(file, line, "calls a tool that tool.jsonl has not: '" + name + "'");
            }
            offered.put(name, tool);
        }
        return uniform(row, OriginalRows.text(row, "query"), OriginalRows.list(row, "calling"), offered);
    }

    static JsonObject uniformConversation(Path file, int line, JsonObject row) {
        List<JsonValue> turns = OriginalRows.list(row, "conversations");
        String prompt = turns.isEmpty() ? "" : OriginalRows.text(OriginalRows.object(turns.get(0)), "value");
        int offer = prompt.indexOf(OFFER);
        int task = prompt.lastIndexOf(TASK);
        int end = prompt.lastIndexOf(END);
        if (turns.size() != 2 || offer < 0 || task < offer || end < task + TASK.length()) {
            throw OriginalRows.malformed(file, line,
                    "is no prompt with 'api_list' and 'task_instruction' and an answer");
        }
        Optional<JsonValue> tools = OriginalRows.pythonValue(prompt.substring(offer + OFFER.length(), task).strip());
        Optional<JsonValue> answer =
                OriginalRows.pythonValue(OriginalRows.text(OriginalRows.object(turns.get(1)), "value").strip());
        if (!(tools.orElse(null) instanceof JsonArray list) || !(answer.orElse(null) instanceof JsonArray calling)) {
            throw OriginalRows.malformed(file, line, "has an 'api_list' or an answer that is no list of Python");
        }
        Map<String, JsonObject> offered = new LinkedHashMap<>();
        list.elements().forEach(tool -> offered.put(OriginalRows.text(OriginalRows.object(tool), "api_name"),
                OriginalRows.object(tool)));
        return uniform(row, prompt.substring(task + TASK.length(), end), calling.elements(), offered);
    }

    private static JsonObject uniform(
            JsonObject row, String query, List<JsonValue> calling, Map<String, JsonObject> offered) {
        List<JsonValue> calls = new ArrayList<>();
        boolean nested = false;
        for (JsonValue one : calling) {
            String name = OriginalRows.text(OriginalRows.object(one), "api");
            JsonObject declared = OriginalRows.object(
                    offered.getOrDefault(name, JsonObject.EMPTY).get("parameters"));
            JsonObject arguments = JsonObject.EMPTY;
            JsonObject given = OriginalRows.object(OriginalRows.object(one).get("parameters"));
            for (Map.Entry<String, JsonValue> argument : given.members().entrySet()) {
                nested |= argument.getValue().toJson().contains(NESTED);
                arguments = arguments.with(argument.getKey(), OriginalRows.spelled(argument.getValue(),
                        OriginalRows.text(OriginalRows.object(declared.get(argument.getKey())), "type")));
            }
            calls.add(OriginalRows.call(name, arguments));
        }
        String id = OriginalRows.text(row, "id");
        String set = id.indexOf('-') < 0 ? id : id.substring(0, id.indexOf('-'));
        return OriginalRows.uniform("seal-tools", id,
                set + (nested ? "_nested" : calls.size() == 1 ? "_single" : "_multi"), "calls",
                List.of(OriginalRows.message("user", query)),
                offered.values().stream().map(SealToolsRows::definition).toList(),
                new JsonArray(List.of(new JsonArray(calls))));
    }

    private static JsonValue definition(JsonObject tool) {
        return JsonObject.EMPTY.with("name", new JsonString(OriginalRows.text(tool, "api_name")))
                .with("description", new JsonString(OriginalRows.text(tool, "api_description")))
                .with("parameters", OriginalRows.schema(OriginalRows.object(tool.get("parameters")),
                        OriginalRows.list(tool, "required")));
    }
}
