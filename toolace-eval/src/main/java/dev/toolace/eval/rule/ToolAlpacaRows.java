package dev.toolace.eval.rule;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * ToolAlpaca's own files: an array of services with {@code Name}, {@code Documentation} (OpenAPI, as a text),
 * {@code Function_Projection} (from a function to its path and method), {@code Instructions}, and
 * {@code Golden_Answers} of {@code Action} and {@code Action_Input}. Each instruction is a test. Stateless.
 */
final class ToolAlpacaRows {

    private ToolAlpacaRows() {}

    static boolean recognises(JsonObject row) {
        return row.get("Instructions") instanceof JsonArray && row.get("Golden_Answers") instanceof JsonArray;
    }

    static List<JsonObject> uniform(Path file, int line, JsonObject row) {
        List<JsonValue> instructions = OriginalRows.list(row, "Instructions");
        List<JsonValue> answers = OriginalRows.list(row, "Golden_Answers");
        if (instructions.size() != answers.size()) {
            throw OriginalRows.malformed(file, line, "has " + instructions.size() + " 'Instructions' and "
                    + answers.size() + " 'Golden_Answers'");
        }
        List<JsonValue> tools = tools(file, line, row);
        String stem = OriginalRows.stem(file);
        String set = stem.startsWith("eval_") ? stem.substring(5) : stem;
        List<JsonObject> tests = new ArrayList<>();
        for (int i = 0; i < instructions.size(); i++) {
            if (!(instructions.get(i) instanceof JsonString query)) {
                throw OriginalRows.malformed(file, line, "has an instruction that is no text, number " + i);
            }
            JsonValue calls = calls(answers.get(i));
            boolean one = calls instanceof JsonArray lists && lists.elements().get(0) instanceof JsonArray list
                    && list.elements().size() == 1;
            tests.add(OriginalRows.uniform("toolalpaca", stem + "/" + OriginalRows.text(row, "Name") + "/" + i,
                    set + (one ? "_single" : "_multi"), "calls",
                    List.of(OriginalRows.message("user", query.value())), tools, calls));
        }
        return tests;
    }

    private static List<JsonValue> tools(Path file, int line, JsonObject row) {
        JsonObject service;
        try {
            service = OriginalRows.object(JsonValue.parse(OriginalRows.text(row, "Documentation")));
        } catch (ToolaceException e) {
            throw OriginalRows.malformed(file, line, "has a 'Documentation' that is no JSON: " + e.getMessage());
        }
        OpenApi api = new OpenApi(service);
        List<JsonValue> tools = new ArrayList<>();
        OriginalRows.object(row.get("Function_Projection")).members().forEach((name, place) -> {
            List<JsonValue> path = place instanceof JsonArray array ? array.elements() : List.of();
            if (path.size() != 2 || !(path.get(0) instanceof JsonString where)
                    || !(path.get(1) instanceof JsonString method)) {
                throw OriginalRows.malformed(file, line, "has no path and method for the function '" + name + "'");
            }
            tools.add(api.tool(name, where.value(), method.value()));
        });
        return tools;
    }

    private static JsonValue calls(JsonValue answer) {
        List<JsonValue> calls = new ArrayList<>();
        for (JsonValue action : answer instanceof JsonArray array ? array.elements() : List.<JsonValue>of()) {
            JsonObject one = OriginalRows.object(action);
            try {
                JsonValue input = JsonValue.parse(quoted(OriginalRows.text(one, "Action_Input")));
                calls.add(OriginalRows.call(OriginalRows.text(one, "Action"), input));
            } catch (ToolaceException unreadable) {
                return OriginalRows.UNREADABLE;
            }
            if (!(OriginalRows.object(calls.get(calls.size() - 1)).get("arguments") instanceof JsonObject)) {
                return OriginalRows.UNREADABLE;
            }
        }
        return calls.isEmpty() ? OriginalRows.UNREADABLE : new JsonArray(List.of(new JsonArray(calls)));
    }

    /** What a call takes from the one before is written {@code ${...}}, without quotes; it becomes a text. */
    private static String quoted(String input) {
        StringBuilder out = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < input.length(); i++) {
            char c = input.charAt(i);
            int end = !quoted && input.startsWith("${", i) ? input.indexOf('}', i) : -1;
            if (end > 0) {
                out.append(new JsonString(input.substring(i, end + 1)).toJson());
                i = end;
            } else if (quoted && c == '\\' && i + 1 < input.length()) {
                out.append(c).append(input.charAt(++i));
            } else {
                quoted ^= c == '"';
                out.append(c);
            }
        }
        return out.toString();
    }
}
