package dev.toolace.eval;

import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.conversation.Role;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;

/**
 * Reads cases in the uniform form: one JSON object a line with {@code id}, {@code source}, {@code category},
 * {@code messages}, {@code tools} and {@code calls} (a list of acceptable answers). Files may be
 * gzip-compressed. Stateless.
 */
public final class CaseReader {

    private CaseReader() {}

    /**
     * Reads a whole file. Lines that hold a tool, a call or a role that toolace cannot represent are left out and
     * counted.
     *
     * @param file a {@code .jsonl} or {@code .jsonl.gz} file
     * @return its usable cases, in order, and the number of others
     * @throws ToolaceException TA-EVAL-001 when a line is not a JSON object; the message names file and line.
     *     TA-EVAL-002 when the file cannot be read
     */
    public static CaseSet read(Path file) {
        List<EvalCase> cases = new ArrayList<>();
        AtomicInteger leftOut = new AtomicInteger();
        Map<JsonValue, Tool> known = new HashMap<>();
        forEachObject(file, (line, object) ->
                parse(object, known).ifPresentOrElse(cases::add, leftOut::incrementAndGet));
        return new CaseSet(cases, leftOut.get());
    }

    /**
     * Calls back for each line's JSON object, or for each element of a file that is one JSON array.
     *
     * @param file JSON lines or an array of at most 64 Mi characters; {@code .gz} says that it is compressed
     * @param action receives the number of the line where the object begins, from 1, and the object
     * @throws ToolaceException TA-EVAL-001 when a line or an element is not a JSON object, TA-EVAL-002 when the file
     *     cannot be read
     */
    public static void forEachObject(Path file, BiConsumer<Integer, JsonObject> action) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            JsonRows.forEach(file, reader, action);
        } catch (IOException e) {
            throw new ToolaceException(EvalErrors.UNREADABLE, file + ": " + e, e);
        }
    }

    /**
     * Reads one case.
     *
     * @param object one line of the uniform form
     * @return the case, or empty where a tool, a call or a role is outside what toolace represents
     */
    public static Optional<EvalCase> parse(JsonObject object) {
        return parse(object, new HashMap<>());
    }

    /** Reads one case; tools that were read before are not checked again. */
    private static Optional<EvalCase> parse(JsonObject object, Map<JsonValue, Tool> known) {
        try {
            List<Message> messages = new ArrayList<>();
            for (JsonValue message : array(object, "messages")) {
                messages.add(message((JsonObject) message));
            }
            List<Tool> tools = new ArrayList<>();
            for (JsonValue tool : array(object, "tools")) {
                tools.add(known.computeIfAbsent(tool, definition -> Tool.of((JsonObject) definition)));
            }
            List<List<Call>> answers = new ArrayList<>();
            for (JsonValue answer : array(object, "calls")) {
                List<Call> calls = new ArrayList<>();
                for (JsonValue call : ((JsonArray) answer).elements()) {
                    calls.add(call((JsonObject) call));
                }
                answers.add(calls);
            }
            return Optional.of(new EvalCase(
                    text(object, "id"), text(object, "source"), text(object, "category"), messages, tools, answers));
        } catch (ToolaceException | ClassCastException | IllegalArgumentException unusable) {
            // A member of the wrong type, an unknown role, or a tool that no host could offer.
            return Optional.empty();
        }
    }

    private static Message message(JsonObject message) {
        Role role = Role.valueOf(text(message, "role").toUpperCase(Locale.ROOT));
        String content = text(message, "content");
        JsonValue calls = message.get("tool_calls");
        return new Message(role, content.isEmpty() && calls != null ? calls.toJson() : content);
    }

    private static Call call(JsonObject call) {
        JsonValue arguments = call.get("arguments");
        return new Call(text(call, "name"), arguments instanceof JsonObject object ? object : JsonObject.EMPTY);
    }

    private static List<JsonValue> array(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array ? array.elements() : List.of();
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? string.value() : "";
    }
}
