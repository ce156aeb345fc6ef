package dev.toolace.eval.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolAgent;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.eval.EvalCase;
import dev.toolace.refine.AdaptivePolicy;
import dev.toolace.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** How a team puts its own tools to the test. */
class QualityGateTest {

    private static final Tool LAMP = Tool.parse("""
            {"name":"lamp","description":"Switches a lamp.","parameters":{"type":"object",
             "properties":{"on":{"type":"boolean"}},"required":["on"]}}""");
    private static final String ON = "[{\"name\":\"lamp\",\"arguments\":{\"on\":true}}]";
    private static final String OFF = "[{\"name\":\"lamp\",\"arguments\":{\"on\":false}}]";

    @TempDir
    Path folder;

    private Path tests = Path.of("");

    @BeforeEach
    void writeTests() throws IOException {
        tests = Files.writeString(folder.resolve("calls.jsonl"), """
                {"id": "on", "category": "easy", "query": "Light!",\
                 "calls": [{"name": "lamp", "arguments": {"on": true}}]}
                {"id": "off", "category": "easy", "query": "Dark!",\
                 "calls": [{"name": "lamp", "arguments": {"on": false}}]}
                {"id": "chat", "query": "How are you?", "calls": []}
                """);
    }

    @Test
    void aGateInATestOfAnyFramework() {
        try (ToolAgent agent = agent(ON, OFF, "Fine.")) {
            QualityGate.of(tests, List.of(LAMP))
                    .accuracyAtLeast(0.95)
                    .accuracyAtLeast("easy", 1)
                    .noCallRecognisedAtLeast(0.9)
                    .check(agent)
                    .orThrow();
        }
    }

    @Test
    void whatFallsShortIsToldWithTheTestsThatWentWrong() {
        try (ToolAgent agent = agent(ON, ON, OFF)) {
            GateResult result = QualityGate.of(tests, List.of(LAMP)).accuracyAtLeast(0.3).accuracyAtLeast("easy", 0.6)
                    .accuracyAtLeast("unknown", 0.1).noCallRecognisedAtLeast(0.5).check(agent);
            assertThat(result).isInstanceOfSatisfying(GateResult.Failed.class, failed -> assertThat(failed.reasons())
                    .containsExactly("accuracy of 'easy' is 0.5000, below 0.6000 (3 tests)",
                            "accuracy of 'unknown' is 0.0000, below 0.1000 (3 tests)",
                            "no_call_recognised is 0.0000, below 0.5000 (3 tests)"));
            assertThat(result.wrong()).containsExactly(
                    "off: wanted [{\"arguments\":{\"on\":false},\"name\":\"lamp\"}], got [{\"arguments\":{\"on\":true},"
                            + "\"name\":\"lamp\"}]",
                    "chat: wanted [], got [{\"arguments\":{\"on\":false},\"name\":\"lamp\"}]");
            assertThatThrownBy(result::orThrow).isInstanceOf(AssertionError.class)
                    .hasMessageContaining("below 0.6000").hasMessageContaining("chat: wanted []");
        }
    }

    @Test
    void theDocumentationShowsTheGateOfTheFirstTest() throws IOException {
        String own = stripped(Path.of("src/test/java/dev/toolace/eval/gate/QualityGateTest.java"));
        String page = stripped(Path.of("../docs/benchmarks.md"));
        int start = page.indexOf("QualityGate.of(tests");
        assertThat(own).contains(page.substring(start, page.indexOf("```", start)));
    }

    private static String stripped(Path file) throws IOException {
        return Files.readString(file).lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    @Test
    void noTestsMeetNoDemand() {
        try (ToolAgent agent = agent()) {
            assertThat(QualityGate.of(List.of()).accuracyAtLeast(0.01).check(agent))
                    .isInstanceOf(GateResult.Failed.class);
            assertThat(QualityGate.of(List.of()).check(agent)).isInstanceOf(GateResult.Passed.class);
        }
    }

    @TestFactory
    Stream<DynamicTest> orOneTestForEachLine() {
        List<String> replies = List.of(ON, OFF, "Fine.");
        List<EvalCase> cases = QualityGate.of(tests, List.of(LAMP)).tests();
        return Stream.of(0, 1, 2).map(i -> DynamicTest.dynamicTest(cases.get(i).id(), () -> {
            try (ToolAgent agent = agent(replies.get(i))) {
                assertThat(QualityGate.right(agent, cases.get(i))).isTrue();
            }
        }));
    }

    private static ToolAgent agent(String... replies) {
        return ToolAgent.builder().backend(ScriptedBackend.of(replies)).policy(AdaptivePolicy.off()).build();
    }
}
