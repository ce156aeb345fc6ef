package dev.toolace.internal.json.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.toolace.Limits;
import dev.toolace.internal.json.CanonicalJson;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.Corpora;
import dev.toolace.testing.Ledger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Cases of other projects, where they lie beside the checkout. Intended differences stand in the ledger. */
class RepairCorpusTest {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    private static List<JsonNode> cases(String name) throws Exception {
        Path file = Corpora.file("corpora/json/parser_" + name + ".jsonl.gz");
        assumeTrue(file != null, name + " is not beside this checkout");
        List<JsonNode> cases = new ArrayList<>();
        for (String line : Corpora.lines(file)) {
            cases.add(JACKSON.readTree(line));
        }
        return cases;
    }

    /** Anything but a syntax error within the text fails the test that reads it. */
    private static String canonical(String text, Unclosed unclosed) {
        try {
            Repaired repaired = new RepairingReader(text, Limits.DEFAULT, unclosed).readAll();
            assertThat(repaired.repairs()).allMatch(repair -> repair.offset() >= 0 && repair.offset() <= text.length());
            return CanonicalJson.write(repaired.value());
        } catch (JsonSyntaxError e) {
            assertThat(e.offset()).isBetween(0, text.length());
            return "error";
        }
    }

    @Test
    void readsWhatJsonrepairReadsExceptForTheLedger(TestReporter reporter) throws Exception {
        Map<String, String> ledger = Ledger.of("jsonrepair/");
        List<JsonNode> cases = cases("jsonrepair");
        List<String> differing = new ArrayList<>();
        for (JsonNode test : cases) {
            boolean error = test.path("error").asBoolean();
            String expected = error ? "error" : CanonicalJson.write(JsonValue.parse(test.get("expected").asText()));
            if (!canonical(test.get("input").asText(), Unclosed.CLOSE).equals(expected)) {
                differing.add(test.get("id").asText());
            }
        }
        reporter.publishEntry("jsonrepair", cases.size() - differing.size() + " of " + cases.size());
        assertThat(differing).containsExactlyInAnyOrderElementsOf(ledger.keySet());
        assertThat(differing.size()).isLessThanOrEqualTo(cases.size() / 20);
    }

    @Test
    void everyCaseOfEveryCorpusIsReadOrRefused() throws Exception {
        for (String name : List.of("jsontestsuite", "jsonrepair", "baml")) {
            for (JsonNode test : cases(name)) {
                String text = test.path("input").asText();
                canonical(text, Unclosed.REFUSE);
                canonical(text, Unclosed.CLOSE);
                for (int i = text.indexOf('{'); i >= 0 && i < 500; i = text.indexOf('{', i + 1)) {
                    one(text, i);
                }
            }
        }
    }

    private static String one(String text, int offset) {
        try {
            Repaired repaired = new RepairingReader(text, Limits.DEFAULT, Unclosed.CLOSE).read(offset, 0);
            assertThat(repaired.end()).isBetween(offset + 1, text.length());
            return CanonicalJson.write(repaired.value());
        } catch (JsonSyntaxError e) {
            assertThat(e.offset()).isBetween(0, text.length());
            return "error";
        }
    }

    /** A second opinion, without a target: BAML also coerces to a schema, which a reader of JSON does not. */
    @Test
    void bamlAgreesOnMostObjectsAndArrays(TestReporter reporter) throws Exception {
        int agreeing = 0;
        int all = 0;
        for (JsonNode test : cases("baml")) {
            String text = test.path("input").asText();
            JsonNode expected = test.path("expected");
            if (test.get("kind").asText().equals("deserializer") && expected.isContainerNode()) {
                int start = expected.isObject() ? text.indexOf('{') : text.indexOf('[');
                all++;
                String wanted = CanonicalJson.write(JsonValue.parse(expected.toString()));
                agreeing += start >= 0 && one(text, start).equals(wanted) ? 1 : 0;
            }
        }
        reporter.publishEntry("baml", agreeing + " of " + all);
        assertThat(agreeing).isGreaterThan(all / 2);
    }
}
