package dev.toolace.eval.rule;

import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * API-Bank's test files for calls, an array of {@code instruction}, {@code input} and {@code expected_output} (levels 1
 * and 2) or {@code output} (level 3). Definitions stand one a line after the instruction or before the input, whose
 * other lines are the dialogue: {@code User:}, {@code AI:} and {@code API-Request: [call]->result}. What the tool
 * search found is on offer, too. Stateless.
 */
final class ApiBankRows {

    private static final String REQUEST = "API-Request:";
    private static final String YEAR = "The current year is ";
    private static final List<String> PREFIXES = List.of("User:", "AI:", REQUEST, "Generate API Request:");

    private ApiBankRows() {}

    static boolean recognises(JsonObject row) {
        return row.get("instruction") instanceof JsonString && row.get("input") instanceof JsonString
                && (row.get("expected_output") instanceof JsonString || row.get("output") instanceof JsonString);
    }

    static JsonObject uniform(Path file, int line, JsonObject row, int index) {
        String expected = OriginalRows.text(row, row.get("expected_output") == null ? "output" : "expected_output");
        if (!expected.strip().startsWith(REQUEST)) {
            throw OriginalRows.malformed(file, line, "expects no '" + REQUEST + "'; only tests of calls are read");
        }
        Map<String, JsonValue> tools = new LinkedHashMap<>();
        List<JsonValue> messages = new ArrayList<>();
        for (String one : OriginalRows.text(row, "instruction").split("\n", -1)) {
            if (one.startsWith("{")) {
                offer(definition(file, line, one), tools);
            } else if (one.startsWith(YEAR)) {
                messages.add(OriginalRows.message("system", one.strip()));
            }
        }
        for (String part : parts(OriginalRows.text(row, "input"))) {
            if (part.startsWith("{")) {
                offer(definition(file, line, part), tools);
            } else {
                turn(part, tools, messages);
            }
        }
        Optional<List<Call>> calls = OriginalRows.pythonCalls(expected.strip().substring(REQUEST.length()).strip());
        String stem = OriginalRows.stem(file);
        String level = stem.startsWith("level-") && stem.length() > 6 ? "level" + stem.charAt(6) : "api";
        return OriginalRows.uniform("apibank", stem + "/" + index, level, "calls", messages,
                List.copyOf(tools.values()), calls.map(ApiBankRows::calls).orElse(OriginalRows.UNREADABLE));
    }

    /** Lines, each with those after it that begin nothing new. */
    private static List<String> parts(String input) {
        List<String> parts = new ArrayList<>();
        for (String line : input.split("\n", -1)) {
            boolean begins = parts.isEmpty() || PREFIXES.stream().anyMatch(line::startsWith)
                    || line.startsWith("{") && parts.get(parts.size() - 1).startsWith("{");
            if (begins) {
                parts.add(line);
            } else {
                parts.set(parts.size() - 1, parts.get(parts.size() - 1) + "\n" + line);
            }
        }
        return parts;
    }

    private static void turn(String part, Map<String, JsonValue> tools, List<JsonValue> messages) {
        if (part.startsWith("User:")) {
            messages.add(OriginalRows.message("user", part.substring(5).strip()));
        } else if (part.startsWith("AI:")) {
            messages.add(OriginalRows.message("assistant", part.substring(3).strip()));
        } else if (part.startsWith(REQUEST)) {
            int arrow = part.indexOf(")]->");
            String request = part.substring(REQUEST.length(), arrow < 0 ? part.length() : arrow + 2).strip();
            JsonObject asked = OriginalRows.message("assistant", "");
            messages.add(OriginalRows.pythonCalls(request).map(calls -> asked.with("tool_calls",
                    ((JsonArray) calls(calls)).elements().get(0))).orElse(OriginalRows.message("assistant", request)));
            if (arrow >= 0) {
                String result = part.substring(arrow + 4).strip();
                messages.add(OriginalRows.message("tool", result));
                OriginalRows.pythonValue(result).ifPresent(found -> found(found, tools));
            }
        }
    }

    /** The tool search answers with definitions: one, a list, or one within a report of the call. */
    private static void found(JsonValue result, Map<String, JsonValue> tools) {
        if (result instanceof JsonArray several) {
            several.elements().forEach(one -> found(one, tools));
        } else if (result instanceof JsonObject one && one.get("input_parameters") instanceof JsonObject) {
            offer(one, tools);
        } else if (result instanceof JsonObject report && report.get("output") != null
                && OriginalRows.text(report, "api_name").equals("ToolSearcher")) {
            found(report.members().getOrDefault("output", JsonObject.EMPTY), tools);
        }
    }

    private static void offer(JsonObject definition, Map<String, JsonValue> tools) {
        boolean brief = definition.get("apiCode") != null;
        String name = OriginalRows.text(definition, brief ? "apiCode" : "name");
        JsonObject parameters = OriginalRows.object(definition.get(brief ? "parameters" : "input_parameters"));
        List<JsonValue> required = parameters.members().keySet().stream().map(one -> (JsonValue) new JsonString(one))
                .toList();
        tools.putIfAbsent(name, JsonObject.EMPTY.with("name", new JsonString(name))
                .with("description", new JsonString(OriginalRows.text(definition, "description")))
                .with("parameters", OriginalRows.schema(parameters, required)));
    }

    private static JsonObject definition(Path file, int line, String text) {
        try {
            return OriginalRows.object(JsonValue.parse(text.strip()));
        } catch (ToolaceException e) {
            throw OriginalRows.malformed(file, line, "has a definition that is no JSON: " + e.getMessage());
        }
    }

    private static JsonValue calls(List<Call> calls) {
        return new JsonArray(List.of(new JsonArray(calls.stream().map(call ->
                (JsonValue) OriginalRows.call(call.name(), call.arguments())).toList())));
    }
}
