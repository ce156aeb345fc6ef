package dev.toolace.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.Limits;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.format.CallFormat;
import dev.toolace.format.NoCallText;
import dev.toolace.format.ParseResult;
import dev.toolace.format.ParsedCalls;
import dev.toolace.grammar.Grammar;
import dev.toolace.onnx.export.Precision;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that knows nothing writes valid calls: its weights are random. */
class ConstrainedTest {
    private static final ToolSet TOOLS = ToolSet.of(List.of(Tool.parse("""
            {"name":"get_weather","description":"Weather","parameters":{"type":"object","properties":{
            "city":{"type":"string","minLength":1,"maxLength":20},"days":{"type":"integer","minimum":1,"maximum":7},
            "unit":{"type":"string","enum":["celsius","fahrenheit"]}},"required":["city"],"additionalProperties":false}}"""),
            Tool.parse("""
            {"name":"set_timer","description":"Timer","parameters":{"type":"object","properties":{
            "minutes":{"type":"number","exclusiveMinimum":0,"maximum":600},"labels":{"type":"array","maxItems":2,"items":
            {"type":"string","pattern":"^[a-z]{2,8}$"}}},"required":["minutes","labels"],"additionalProperties":false}}""")));

    @TempDir
    static Path temp;

    private static Path folder;

    @BeforeAll
    static void export() throws IOException {
        folder = TinyModel.folder(temp, Precision.INT8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "hermes", "toolace", "llama3_json"})
    void everyFinishedAnswerIsReadWithoutRepairsAndValid(String name) {
        CallFormat format = CallFormat.byName(name);
        Grammar grammar = format.grammar(TOOLS).orElseThrow();
        int finished = 0;
        int called = 0;
        try (OnnxBackend model = OnnxBackend.builder(folder).threads(1).build()) {
            assertThat(model.capabilities().constraints()).isTrue();
            for (int seed = 0; seed < 60; seed++) {
                GenerationOptions options = seed == 0 ? GenerationOptions.greedy(300)
                        : GenerationOptions.sampled(300, 3, seed).withTopK(seed % 3 == 0 ? 40 : 0);
                Completion answer = model.generate(GenerationRequest.of(new Prompt.Text("Question " + seed), options)
                        .withGrammar(grammar));
                if (answer.finishReason() == FinishReason.STOP) {
                    finished++;
                    called += valid(format, answer.text()) ? 1 : 0;
                }
            }
        }
        assertThat(finished).as("%d of them with calls", called).isGreaterThan(3);
    }

    /** Whether there are calls. */
    private static boolean valid(CallFormat format, String text) {
        ParseResult result = format.parse(text, TOOLS);
        if (result instanceof ParsedCalls parsed) {
            assertThat(parsed.repairs()).as(text).isEmpty();
            assertThat(new CallValidator(Limits.DEFAULT).validate(parsed.calls(), TOOLS)).as(text).isEmpty();
            return true;
        }
        assertThat(result).as(text).isInstanceOf(NoCallText.class);
        return false;
    }

    @Test
    void draftsAndJumpsChangeNothing() {
        Grammar grammar = CallFormat.byName("json").grammar(TOOLS).orElseThrow();
        try (OnnxBackend plain = OnnxBackend.builder(folder).threads(1).drafts(false).reusePrompts(false).build();
                OnnxBackend model = OnnxBackend.builder(folder).threads(1).build()) {
            for (int seed = 0; seed < 20; seed++) {
                GenerationRequest request = GenerationRequest.of(new Prompt.Text("Ask " + seed),
                        GenerationOptions.sampled(80, 1, seed)).withGrammar(grammar);
                Completion expected = plain.generate(request);
                assertThat(model.generate(request).text()).isEqualTo(expected.text());
                assertThat(model.generate(request.withDraft(expected.text())).text()).isEqualTo(expected.text());
            }
        }
    }
}
