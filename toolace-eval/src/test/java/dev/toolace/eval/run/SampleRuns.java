package dev.toolace.eval.run;

import dev.toolace.ToolAgent;
import dev.toolace.backend.Backend;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.Usage;
import dev.toolace.eval.rule.Benchmark;
import dev.toolace.eval.rule.BenchmarkCase;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs of a model that says what is laid down for it: {@code run} shows all that a report can show, {@code hostile} is
 * full of texts that try to break out of it, {@code empty} has no tests. The main method writes the folders that
 * {@code browser/run} opens: prompts are cut down to the user's words, and nothing takes time.
 */
final class SampleRuns {

    static final List<String> NAMES = List.of("run", "hostile", "empty");

    private static final String[] ROOMS = {"kitchen", "hall", "attic", "cellar", "garden", "study", "nursery", "porch"};
    private static final String TOOLS = """
            [{"name":"set_lamp","description":"Switches or dims the lamps of a room.","parameters":{"type":"object",
              "properties":{"room":{"type":"string"},"on":{"type":"boolean"},"level":{"type":"integer"}},
              "required":["room"]}},
             {"name":"set_timer","description":"Sets a timer.","parameters":{"type":"object",
              "properties":{"minutes":{"type":"integer"},"label":{"type":"string"}},"required":["minutes"]}}]""";

    private SampleRuns() {}

    /** A test, and what the model writes, attempt by attempt; the last answer is repeated. */
    private record Scripted(String id, String category, String query, String wanted, List<String> answers) {

        BenchmarkCase test() {
            JsonObject message = JsonObject.EMPTY.with("role", new JsonString("user"))
                    .with("content", new JsonString(query));
            return BenchmarkCase.of(JsonObject.EMPTY.with("id", new JsonString(id))
                    .with("category", new JsonString(category)).with("messages", new JsonArray(List.of(message)))
                    .with("tools", JsonValue.parse(TOOLS))
                    .with("calls", new JsonArray(List.of(JsonValue.parse(wanted)))));
        }
    }

    static JsonObject configuration(String name) {
        return JsonObject.EMPTY.with("model", new JsonString(name.equals("hostile") ? HOSTILE : "scripted"))
                .with("set", new JsonString(name + ".jsonl")).with("refine", new JsonString("adaptive"))
                .with("rule", new JsonString("exact")).with("samples", JsonNumber.of(1))
                .with("temperature", JsonNumber.of(0)).with("seed", JsonNumber.of(0));
    }

    /** The lines of one of the runs, as a run folder has them. */
    static List<JsonObject> lines(String name) {
        List<Scripted> script = switch (name) {
            case "run" -> script();
            case "hostile" -> hostile();
            default -> List.of();
        };
        List<JsonObject> lines = new ArrayList<>();
        try (RecordingBackend backend = new RecordingBackend(new Speaker(script));
                ToolAgent agent = ToolAgent.builder().backend(backend).ownsBackend(false).build()) {
            CaseJudge judge = new CaseJudge(Benchmark.EXACT);
            for (Scripted one : script) {
                BenchmarkCase test = one.test();
                CaseJudge.Judged judged = judge.judge(agent, test, test.evalCase().orElseThrow(), 0);
                lines.add(trimmed(CaseTrace.line(judged, test, 0, backend.take())));
            }
        }
        return lines;
    }

    static List<CaseResult> results(String name) {
        return lines(name).stream().map(CaseResult::of).toList();
    }

    static String page(String name) {
        List<CaseResult> results = results(name);
        return RunReport.html(configuration(name), RunFigures.of(results, Benchmark.EXACT, 0), results);
    }

    public static void main(String[] arguments) throws IOException {
        for (String name : NAMES) {
            Path folder = Files.createDirectories(Path.of(arguments[0]).resolve(name));
            StringBuilder cases = new StringBuilder();
            lines(name).forEach(line -> cases.append(line.toJson()).append('\n'));
            Files.writeString(folder.resolve("cases.jsonl"), cases);
            Files.writeString(folder.resolve("run.json"), configuration(name).toJson() + "\n");
        }
    }

    private static JsonObject trimmed(JsonObject line) {
        JsonValue messages = ((JsonObject) ((JsonArray) line.members().get("prompts")).elements().get(0))
                .members().get("messages");
        List<JsonValue> said = ((JsonArray) messages).elements().stream().filter(message ->
                new JsonString("user").equals(((JsonObject) message).get("role"))).toList();
        List<JsonValue> attempts = ((JsonArray) line.members().get("attempts")).elements().stream()
                .map(attempt -> (JsonValue) ((JsonObject) attempt).with("milliseconds", JsonNumber.of(0))).toList();
        return line.with("attempts", new JsonArray(attempts)).with("prompts", new JsonArray(List.of(
                JsonObject.EMPTY.with("messages", new JsonArray(said)))));
    }

    private static List<Scripted> script() {
        List<Scripted> script = new ArrayList<>();
        for (int i = 0; i < 72; i++) {
            String room = ROOMS[i % ROOMS.length];
            int level = 10 + i;
            String right = lamp(room, level);
            String query = "Dim the lamps in the " + room + " to " + level + ", please.";
            String category = i % 3 == 0 ? "single" : i % 3 == 1 ? "two calls" : "with a distractor";
            String two = "[" + inner(right) + "," + timer(i) + "]";
            String wanted = i % 3 == 1 ? two : right;
            String asked = i % 3 == 1 ? query + " And a timer of " + i + " minutes." : query;
            List<String> answers = switch (i % 12) {
                case 1 -> List.of(right, wanted);
                case 2 -> List.of(lamp(room, level + 100), wanted);
                case 4 -> List.of(wanted, "[" + timer(i) + "]");
                case 6 -> List.of(lamp("living room", level), lamp(room, 0), wanted);
                case 7 -> List.of(wanted.replace("\"minutes\":" + i, "\"minutes\":\"soon\""), wanted);
                case 8 -> List.of(lamp("wrong " + room, level));
                case 9 -> List.of(lamp(room, 1), lamp(room, 2), lamp(room, 3), lamp(room, 4), lamp(room, 5));
                case 10 -> i % 24 == 10 ? List.of("[{\"name\":\"set_lamp\",\"arguments\":{\"level\":\"dim\"}}]",
                        "[{\"name\":\"set_lamp\",\"arguments\":{\"level\":\"low\"}}]") : List.of(wanted);
                default -> List.of(wanted);
            };
            script.add(new Scripted("lamps/" + category.replace(' ', '_') + "/" + i, category, asked, wanted, answers));
        }
        for (int i = 0; i < 18; i++) {
            List<String> answers = i % 6 == 4 ? List.of(lamp("hall", i))
                    : i % 6 == 5 ? List.of(lamp("hall", i), "Good evening to you, too.")
                    : List.of("Good evening to you, too.");
            script.add(new Scripted("talk/" + i, "no call is right, in a category with a long name",
                    "Good evening, number " + i + ".", "[]", answers));
        }
        for (int i = 0; i < 4; i++) {
            script.add(new Scripted("hard/" + i, "hard", "Make it " + ROOMS[i] + "-like.", lamp(ROOMS[i], 50),
                    List.of("I am not sure what you mean by that.")));
        }
        return script;
    }

    private static String lamp(String room, int level) {
        return "[{\"name\":\"set_lamp\",\"arguments\":{\"room\":\"" + room + "\",\"level\":" + level + "}}]";
    }

    private static String timer(int minutes) {
        return "{\"name\":\"set_timer\",\"arguments\":{\"minutes\":" + minutes + "}}";
    }

    private static String inner(String list) {
        return list.substring(1, list.length() - 1);
    }

    static final String HOSTILE = "</script></style></title></svg></pre><img src=x onerror=\"alert(1)\">"
            + "<script>alert(2)</script><svg onload='alert(3)'><iframe src=//evil.example/>"
            + "<link rel=stylesheet href=//evil.example/a.css><base href=//evil.example/>\"><!-- ]]> &lt;b&gt; "
            + "`${alert(4)}` {{7*7}} url(//evil.example/b) @import \u202Eesrever\u202C \u0000\u001B[31m "
            + "x".repeat(300);

    private static List<Scripted> hostile() {
        List<Scripted> script = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String bad = new JsonString(HOSTILE + i).toJson();
            String wanted = "[{\"name\":\"set_lamp\",\"arguments\":{\"room\":" + bad + "}}]";
            List<String> answers = switch (i) {
                case 0 -> List.of("[{\"name\":\"set_lamp\",\"arguments\":{\"room\":\"a\"}}]", wanted);
                case 1 -> List.of(wanted, "[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":1,\"label\":" + bad
                        + "}}]");
                case 2 -> List.of("[{\"name\":\"set_lamp\",\"arguments\":{\"room\":1,\"level\":" + bad + "}}]",
                        "[{\"name\":\"set_lamp\",\"arguments\":{\"room\":2,\"level\":" + bad + "}}]");
                default -> List.of(HOSTILE);
            };
            script.add(new Scripted(HOSTILE + "/" + i, HOSTILE + i % 2, HOSTILE + i, wanted, answers));
        }
        return script;
    }

    /** Says what the script has for the question, attempt by attempt. */
    private static final class Speaker implements Backend {

        private final Map<String, List<String>> answers = new HashMap<>();
        private final Map<String, Integer> attempts = new HashMap<>();

        Speaker(List<Scripted> script) {
            script.forEach(one -> answers.put(one.query(), one.answers()));
        }

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(true, true, false, true, 0);
        }

        @Override
        public Completion generate(GenerationRequest request) {
            List<String> said = ((Prompt.Chat) request.prompt()).messages().stream()
                    .map(message -> message.content()).toList();
            String asked = said.stream().filter(answers::containsKey).findFirst().orElseThrow();
            boolean first = said.get(said.size() - 1).equals(asked);
            int attempt = first ? 0 : attempts.getOrDefault(asked, 0) + 1;
            attempts.put(asked, attempt);
            List<String> script = answers.getOrDefault(asked, List.of());
            String text = script.get(Math.min(attempt, script.size() - 1));
            return new Completion(text, FinishReason.STOP,
                    new Usage(180 + 40 * attempt + asked.length() / 4, text.length() / 4));
        }
    }
}
