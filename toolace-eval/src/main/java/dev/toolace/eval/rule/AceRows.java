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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ACEBench's own files, normal and special data: {@code id}, {@code question} (a dialogue whose lines begin with
 * {@code user:} and {@code system:}, the assistant), {@code function}, {@code time} and {@code profile}; answers with
 * {@code id} and {@code ground_truth} in a file of the same name in a folder {@code possible_answer}. Stateless.
 */
final class AceRows {

    private static final List<String> SPEAKERS = List.of("user:", "system:");

    private AceRows() {}

    static boolean recognises(JsonObject row) {
        return row.get("question") instanceof JsonString && row.get("function") instanceof JsonArray
                && row.get("correct_answer") == null;
    }

    /** The right answers, by id. */
    static Map<String, JsonValue> answers(Path file) {
        Path beside = file.resolveSibling("possible_answer").resolve(file.getFileName());
        if (!Files.exists(beside)) {
            throw new ToolaceException(EvalErrors.UNREADABLE, beside + " is missing: it has the right answers of "
                    + file);
        }
        Map<String, JsonValue> answers = new HashMap<>();
        CaseReader.forEachObject(beside, (line, row) -> {
            JsonValue answer = row.get("ground_truth");
            if (answer == null) {
                throw OriginalRows.malformed(beside, line, "has no 'ground_truth'");
            }
            answers.put(OriginalRows.text(row, "id"), answer);
        });
        return answers;
    }

    static JsonObject uniform(Path file, int line, JsonObject row, Map<String, JsonValue> answers) {
        String id = OriginalRows.text(row, "id");
        JsonValue answer = answers.get(id);
        if (answer == null) {
            throw OriginalRows.malformed(file, line, "has no answer in possible_answer: '" + id + "'");
        }
        String category = category(id);
        boolean special = category.startsWith("special");
        if (!special && !category.startsWith("normal")) {
            throw OriginalRows.malformed(file, line, "is neither normal nor special data: '" + id + "'");
        }
        List<JsonValue> functions = OriginalRows.list(row, "function");
        JsonObject uniform = OriginalRows.uniform("acebench", id, category, special ? "no_call" : "calls",
                messages(row), functions, special ? new JsonArray(List.of(JsonArray.EMPTY)) : calls(answer))
                .with("functions_raw", new JsonArray(functions));
        return special ? uniform.with("possible_answer", answer) : uniform;
    }

    /** The id without the numbers at its end. */
    private static String category(String id) {
        String category = id;
        int last = category.lastIndexOf('_');
        while (last > 0 && last + 1 < category.length()
                && category.substring(last + 1).chars().allMatch(c -> c >= '0' && c <= '9')) {
            category = category.substring(0, last);
            last = category.lastIndexOf('_');
        }
        return category;
    }

    private static List<JsonValue> messages(JsonObject row) {
        List<JsonValue> messages = new ArrayList<>();
        String profile = OriginalRows.text(row, "profile");
        String time = OriginalRows.text(row, "time");
        String known = profile.isBlank() ? time : (time.isBlank() ? "" : time + "\n") + "User profile: " + profile;
        if (!known.isBlank()) {
            messages.add(OriginalRows.message("system", known));
        }
        StringBuilder said = new StringBuilder();
        String speaker = null;
        for (String line : OriginalRows.text(row, "question").split("\n", -1)) {
            String begins = SPEAKERS.stream().filter(line::startsWith).findFirst().orElse(null);
            if (begins != null) {
                add(speaker, said, messages);
                speaker = begins;
                said.setLength(0);
            }
            said.append(said.isEmpty() ? "" : "\n").append(begins == null ? line : line.substring(begins.length()));
        }
        add(speaker == null ? "user:" : speaker, said, messages);
        return messages;
    }

    private static void add(@Nullable String speaker, CharSequence said, List<JsonValue> messages) {
        String content = said.toString().strip();
        if (!content.isEmpty()) {
            messages.add(OriginalRows.message("system:".equals(speaker) ? "assistant" : "user", content));
        }
    }

    /** An object of names and arguments, or a list of such objects, any of which is right. */
    private static JsonValue calls(JsonValue answer) {
        List<JsonValue> alternatives = answer instanceof JsonArray several ? several.elements() : List.of(answer);
        List<JsonValue> lists = new ArrayList<>();
        for (JsonValue alternative : alternatives) {
            List<JsonValue> calls = new ArrayList<>();
            OriginalRows.object(alternative).members().forEach((name, arguments) ->
                    calls.add(OriginalRows.call(unnumbered(name), arguments)));
            lists.add(new JsonArray(calls));
        }
        return new JsonArray(lists);
    }

    /** Several calls of one function are told apart by a number at the end of the name, which the checker removes. */
    private static String unnumbered(String name) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
            end--;
        }
        return end < name.length() && end > 0 && name.charAt(end - 1) == '_' ? name.substring(0, end - 1) : name;
    }
}
