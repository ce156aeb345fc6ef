package dev.toolace.eval.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import dev.toolace.eval.EvalErrors;
import dev.toolace.format.CallFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Outputs come from anywhere. */
class PredictionReaderTest {

    private static final List<ScoringRule> RULES = List.of(new BfclRule(), new AceBenchRule(), new ApiBankRule(),
            new CallF1Rule(), new ExactMatchRule(), new When2CallRule());
    private static final List<String> CATEGORIES = List.of("simple_python", "simple_java", "simple_javascript",
            "multiple",
            "parallel", "irrelevance", "normal_atom_list", "special_incomplete", "level1");

    @Test
    void readsCallsAndTextsInOrder() throws IOException {
        List<PredictionReader.Line> lines = read("\ufeff{\"id\":\"a\",\"output\":[{\"f\":{\"x\":1}}]}\n\n"
                + "{\"id\":\"a\",\"output\":\"no\"}\r\n{\"id\":\"b\",\"output\":[]}");
        assertThat(lines).extracting(PredictionReader.Line::id).containsExactly("a", "a", "b");
        assertThat(lines).extracting(PredictionReader.Line::number).containsExactly(1, 3, 4);
        assertThat(lines.get(0).output().made()).hasSize(1);
        assertThat(lines.get(1).output()).isEqualTo(new Prediction.Words("no"));
        assertThat(lines.get(2).output()).isEqualTo(new Prediction.Calls(List.of(), ""));
    }

    @Test
    @Timeout(60)
    void hostileOutputsAreJudgedByEveryRule() throws IOException {
        List<String> outputs = List.of("[".repeat(1_000_000) + "]".repeat(1_000_000),
                "[{\"f\":" + "{\"a\":".repeat(500_000) + "1" + "}".repeat(500_000) + "}]",
                "[{\"f\":{\"x\":NaN,\"y\":-Infinity,\"z\":" + "9".repeat(100_000) + "}}]",
                "[{\"f\":{\"x\":\"" + "new HashMap<a>".repeat(700_000) + "\"}}]", "\"" + "[f(x=1), ".repeat(1_000_000)
                + "\"",
                "\"" + "[".repeat(1_000_000) + "\"", "\"\\ud800\"", "[{\"f\":{\"x\":\"\\udfff\"}}]", "[null]", "{}",
                "[{}]", "1e999");
        for (String output : outputs) {
            Prediction given = read("{\"id\":\"a\",\"output\":" + output + "}").get(0).output();
            Prediction parsed = Predictions.read(given, CallFormat.byName("auto"));
            for (String category : CATEGORIES) {
                BenchmarkCase test = Tests.test("{'id':'a','category':'" + category
                        + "','calls':[[{'name':'f','arguments':"
                        + "{'x':'1'}}]],'functions_raw':[{'name':'f',"
                                + "'parameters':{'properties':{'x':{'type':'HashMap'},"
                        + "'y':{'type':'float'},'z':{'type':'integer'}}}}]}");
                for (ScoringRule rule : RULES) {
                    assertThat(rule.score(test, parsed)).as(rule.name()).isNotNull();
                }
            }
        }
    }

    @Test
    void whatIsNoPredictionIsRefusedWithItsLine() {
        assertRefused("{\"id\":\"a\",\"output\":1}\nno json", "outputs line 2 is malformed: expected a value");
        assertRefused("[]", "line 1 is no object with a text 'id' and 'output'");
        assertRefused("{\"id\":1,\"output\":[]}", "line 1 is no object");
        assertRefused("{\"id\":\"a\"}", "line 1 is no object");
        assertRefused("{\"id\":\"a\",\"output\":" + "[".repeat(1_000_000), "line 1 is malformed");
        assertRefused("{\"id\":\"a\",\"output\":\"a\u0000b\"}", "no control character");
    }

    @Test
    void otherEncodingsAreRefused() {
        for (Charset charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE)) {
            byte[] bytes = "{\"id\":\"ü\",\"output\":[]}".getBytes(charset);
            assertThatThrownBy(() -> PredictionReader.forEach("outputs", new ByteArrayInputStream(bytes), line -> { }))
                    .as(charset.name()).isInstanceOf(ToolaceException.class).hasMessageContaining("outputs line 1 is ");
        }
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(ToolaceException.class,
                e -> assertThat(e.errorId()).isEqualTo(EvalErrors.BAD_PREDICTION)).hasMessageContaining(message);
    }

    private static List<PredictionReader.Line> read(String text) throws IOException {
        List<PredictionReader.Line> lines = new ArrayList<>();
        PredictionReader.forEach("outputs", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                lines::add);
        return lines;
    }
}
