package dev.toolace.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.toolace.call.Call;
import dev.toolace.call.CanonicalCalls;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/**
 * Raw outputs of models in every format with the calls that they hold, as public engines' tests have them. What is read
 * differently on purpose stands in the ledger with its reason; nothing else may differ, and nothing in it may agree.
 */
class FormatCorpusTest {

    private static final double LEDGER_SHARE = 0.08;

    @Test
    void everyCaseIsReadAsExpectedOrStandsInTheLedger() throws Exception {
        Path file = Corpora.file("corpora/parsers/toolcalls.jsonl.gz");
        assumeTrue(file != null, "the raw outputs are not beside this checkout");
        Set<String> differing = new TreeSet<>();
        int cases = 0;
        for (String line : Corpora.lines(file)) {
            JsonObject test = (JsonObject) JsonValue.parse(line);
            cases++;
            String difference = difference(test);
            if (difference != null) {
                differing.add(text(test, "id") + "\t" + difference);
            }
        }
        Set<String> ids = differing.stream().map(entry -> entry.substring(0, entry.indexOf('\t')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ids).as("cases that differ: %s", differing).isEqualTo(ledger());
        assertThat(ids.size()).isLessThanOrEqualTo((int) (cases * LEDGER_SHARE));
    }

    @Test
    void theTextAloneTellsTheFormatOfNineCasesInTen() throws Exception {
        Path file = Corpora.file("corpora/parsers/toolcalls.jsonl.gz");
        assumeTrue(file != null, "the raw outputs are not beside this checkout");
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        for (String line : Corpora.lines(file)) {
            JsonObject test = (JsonObject) JsonValue.parse(line);
            CallFormat named = CallFormat.byName(text(test, "format"));
            ParseResult expected = named.parse(text(test, "text"), tools(test));
            ParseResult found = new AutoFormat().parse(text(test, "text"), tools(test));
            cases++;
            if (!calls(expected).equals(calls(found))) {
                wrong.add(text(test, "id"));
            }
        }
        assertThat(wrong).as("cases whose calls are not found").hasSizeLessThanOrEqualTo(cases / 10);
    }

    private static List<Call> calls(ParseResult result) {
        return result instanceof ParsedCalls parsed ? parsed.calls() : List.of();
    }

    private static @Nullable String difference(JsonObject test) {
        CallFormat format = CallFormat.byName(text(test, "format"));
        ParseResult result = format.parse(text(test, "text"), tools(test));
        String expect = text(test, "expect");
        if (expect.equals("must_not_crash")) {
            return null;
        }
        if (expect.equals("calls") != result instanceof ParsedCalls) {
            return "outcome";
        }
        if (result instanceof ParsedCalls parsed && !same(((JsonArray) Objects.requireNonNull(test.get("calls"))).elements(),
                parsed.calls())) {
            return "calls";
        }
        boolean trimmed = text(test, "source").startsWith("ggml-org/llama.cpp");
        if (test.get("content") instanceof JsonString content
                && !(trimmed ? content.value().strip().equals(result.content().strip())
                        : content.value().equals(result.content()))) {
            return "content";
        }
        return test.get("reasoning") instanceof JsonString reasoning
                && !reasoning.value().strip().equals(result.reasoning().strip()) ? "reasoning" : null;
    }

    private static boolean same(List<JsonValue> expected, List<Call> calls) {
        if (expected.size() != calls.size()) {
            return false;
        }
        for (int i = 0; i < calls.size(); i++) {
            JsonObject one = (JsonObject) expected.get(i);
            JsonValue arguments = one.get("arguments");
            boolean same = arguments instanceof JsonObject object
                    ? CanonicalCalls.of(new Call(text(one, "name"), object)).equals(CanonicalCalls.of(calls.get(i)))
                    : arguments instanceof JsonNull && text(one, "name").equals(calls.get(i).name());
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static ToolSet tools(JsonObject test) {
        Map<String, Tool> tools = new LinkedHashMap<>();
        for (JsonValue tool : ((JsonArray) Objects.requireNonNull(test.get("tools"))).elements()) {
            Tool parsed = Tool.parse(tool.toJson());
            tools.putIfAbsent(parsed.name(), parsed);
        }
        return ToolSet.of(new ArrayList<>(tools.values()));
    }

    private static Set<String> ledger() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FormatCorpusTest.class.getResourceAsStream("format-ledger.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t"))
                    .peek(entry -> assertThat(entry).as("id and reason").hasSize(2)).map(entry -> entry[0])
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString text ? text.value() : "";
    }
}
