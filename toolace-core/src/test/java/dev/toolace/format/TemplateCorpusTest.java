package dev.toolace.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.toolace.call.Call;
import dev.toolace.call.CanonicalCalls;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.Corpora;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Chat templates of released models, the formats that they tell, and the calls that they write. */
class TemplateCorpusTest {

    private static final FormatRegistry FORMATS = FormatRegistry.standard();

    /** Templates whose calls are read otherwise, and why. */
    private static final Map<String, String> DIFFERING =
            Map.of("ByteDance-Seed-OSS.jinja", "writes lists as Python does, in single quotes");

    @Test
    void everyTemplateTellsTheFormatThatItWrites() throws Exception {
        Map<String, String> found = new TreeMap<>();
        templates().forEach((name, template) -> found.put(name,
                FORMATS.fromTemplate(template).map(one -> one.format().name()).orElse("-")));
        Map<String, String> expected = expected();
        assertThat(expected.keySet()).containsAll(found.keySet());
        expected.keySet().retainAll(found.keySet());
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void theFormatReadsTheCallsThatTheTemplateWrites() throws Exception {
        Path file = Corpora.file("corpora/chat_templates/rendered.jsonl.gz");
        assumeTrue(file != null, "the rendered chat templates are not beside this checkout");
        Map<String, String> templates = templates();
        Map<String, String> expected = expected();
        Set<String> read = new TreeSet<>();
        Set<String> differing = new TreeSet<>();
        for (String line : Corpora.lines(file)) {
            JsonObject test = (JsonObject) JsonValue.parse(line);
            String template = text(test, "template");
            String turn = turn(test);
            if (!turn.isEmpty() && templates.containsKey(template)) {
                CallFormat format = FORMATS.byName(Objects.requireNonNull(expected.get(template)));
                ParseResult result = format.parse(turn, tools(test));
                boolean same = result instanceof ParsedCalls parsed
                        && CanonicalCalls.of(parsed.calls()).equals(CanonicalCalls.of(calls(test)));
                (same ? read : differing).add(template);
            }
        }
        assertThat(differing).isEqualTo(DIFFERING.keySet());
        // The others write no calls, or not for these conversations.
        assertThat(read).hasSizeGreaterThanOrEqualTo(templates.size() * 2 / 3);
    }

    @Test
    void partsOfTemplatesAreReadWithoutAnException() throws Exception {
        Random random = new Random(61);
        templates().values().forEach(template -> {
            for (int i = 0; i < 20; i++) {
                int from = random.nextInt(template.length());
                int to = from + random.nextInt(template.length() - from);
                assertThat(FORMATS.fromTemplate(template.substring(0, to))).isNotNull();
                assertThat(FORMATS.fromTemplate(template.substring(from, to))).isNotNull();
            }
        });
    }

    /**
     * What stands after the last user's words before a call, up to the calls' results, where the calls are in it as
     * the case has them; empty for templates that do not write calls, or refuse them.
     */
    private static String turn(JsonObject test) {
        if (!text(test, "case").equals("tool_round_trip") && !text(test, "case").equals("parallel_calls")) {
            return "";
        }
        String text = text(test, "expected");
        List<JsonValue> messages = messages(test);
        for (int i = 1; i < messages.size(); i++) {
            JsonObject message = (JsonObject) messages.get(i);
            if (message.get("tool_calls") instanceof JsonArray) {
                String query = text((JsonObject) messages.get(i - 1), "content");
                int said = text.lastIndexOf(query);
                // A template that refuses a case writes nothing.
                String turn = said < 0 ? "" : text.substring(said + query.length());
                JsonArray list = (JsonArray) message.get("tool_calls");
                int result = i + 1 < messages.size()
                        ? turn.indexOf(text((JsonObject) messages.get(i + 1), "content")) : -1;
                String called = result < 0 ? turn : turn.substring(0, result);
                return list.elements().stream().allMatch(one -> called.contains(function(one, "name"))) ? called : "";
            }
        }
        return "";
    }

    private static List<Call> calls(JsonObject test) {
        return messages(test).stream().map(JsonObject.class::cast)
                .filter(message -> message.get("tool_calls") instanceof JsonArray).findFirst().stream()
                .flatMap(message -> ((JsonArray) Objects.requireNonNull(message.get("tool_calls"))).elements().stream())
                .map(call -> new Call(function(call, "name"), arguments(call)))
                .toList();
    }

    private static JsonObject arguments(JsonValue call) {
        JsonObject function = (JsonObject) Objects.requireNonNull(((JsonObject) call).get("function"));
        JsonValue arguments = Objects.requireNonNull(function.get("arguments"));
        return (JsonObject) (arguments instanceof JsonString text ? JsonValue.parse(text.value()) : arguments);
    }

    private static String function(JsonValue call, String member) {
        return text((JsonObject) Objects.requireNonNull(((JsonObject) call).get("function")), member);
    }

    private static List<JsonValue> messages(JsonObject test) {
        JsonObject context = (JsonObject) Objects.requireNonNull(test.get("context"));
        return ((JsonArray) Objects.requireNonNull(context.get("messages"))).elements();
    }

    private static ToolSet tools(JsonObject test) {
        JsonObject context = (JsonObject) Objects.requireNonNull(test.get("context"));
        List<Tool> tools = new ArrayList<>();
        if (context.get("tools") instanceof JsonArray offered) {
            offered.elements().forEach(tool -> tools.add(Tool.parse(tool.toJson())));
        }
        return ToolSet.of(tools);
    }

    private static Map<String, String> templates() throws IOException {
        Path folder = Corpora.file("corpora/chat_templates/templates");
        assumeTrue(folder != null, "the chat templates are not beside this checkout");
        Map<String, String> templates = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                templates.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return templates;
    }

    private static Map<String, String> expected() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TemplateCorpusTest.class.getResourceAsStream("chat-templates.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(line -> Arrays.asList(line.split("\t")))
                    .collect(Collectors.toMap(line -> line.get(0), line -> line.get(1), (a, b) -> a, TreeMap::new));
        }
    }

    private static String text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString text ? text.value() : "";
    }
}
