package dev.toolace.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import dev.toolace.backend.Cancellation;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.conversation.Message;
import dev.toolace.onnx.export.Precision;
import dev.toolace.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxBackendTest {
    private static final Tool WEATHER = Tool.parse("""
            {"name":"weather","description":"Weather of a place","parameters":{"type":"object",
             "properties":{"city":{"type":"string"}},"required":["city"]}}""");

    @TempDir
    static Path temp;

    private static Path folder;
    private static OnnxBackend backend;

    @BeforeAll
    static void open() throws IOException {
        folder = TinyModel.folder(temp, Precision.FP32);
        backend = OnnxBackend.builder(folder).threads(1).build();
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    private static Completion generate(Prompt prompt, GenerationOptions options) {
        return backend.generate(GenerationRequest.of(prompt, options));
    }

    @Test
    void saysWhatItCanDo() {
        assertThat(backend.capabilities().rendersTools()).isTrue();
        assertThat(backend.capabilities().concurrent()).isTrue();
        assertThat(backend.capabilities().contextLength()).isEqualTo(TinyModel.CONTEXT);
        assertThat(backend.name()).isEqualTo("onnx:model-FP32");
        assertThat(backend.target()).isEqualTo(ExecutionTarget.cpu());
        assertThat(backend.chatTemplate()).hasValueSatisfying(source -> assertThat(source).contains("'<|tools|>'"));
    }

    @Test
    void rendersChatPromptsWithTheTemplate() {
        Prompt.Chat chat = new Prompt.Chat(List.of(Message.user("Rain in Rome?")), List.of(WEATHER));
        String expected = "<|tools|>\nweather: Weather of a place\n city* string\n<|user|>Rain in Rome?<|end|><|assistant|>";
        assertThat(backend.encode(chat)).isEqualTo(backend.encode(new Prompt.Text(expected)));
        assertThat(generate(chat, GenerationOptions.greedy(5)).text())
                .isEqualTo(generate(new Prompt.Text(expected), GenerationOptions.greedy(5)).text());
    }

    @Test
    void encodesBytesAndSpecialTokens() {
        assertThat(backend.encode(new Prompt.Text("a é<|end|>"))).containsExactly('a', ' ', 0xc3, 0xa9, TinyModel.END);
        String longText = "x".repeat(5000);
        assertThat(backend.encode(new Prompt.Text(longText))).as("no truncation").hasSize(5000);
    }

    @Test
    void greedyTextIsTheModelsOwnTokens() throws IOException {
        int[] prompt = backend.encode(new Prompt.Text("Hello there"));
        Completion completion = generate(new Prompt.Tokens(prompt), GenerationOptions.greedy(20));
        try (TokenModel model = TokenModel.open(folder, 1)) {
            byte[] bytes = new byte[completion.usage().completionTokens()];
            int[] tokens = model.greedy(prompt, bytes.length);
            StringBuilder special = new StringBuilder();
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) tokens[i];
                special.append(tokens[i] > 255 ? "s" : "");
            }
            if (special.isEmpty()) {
                assertThat(completion.text()).isEqualTo(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
            }
            assertThat(completion.usage().promptTokens()).isEqualTo(prompt.length);
        }
    }

    @Test
    void cacheGivesWhatAFreshPromptGives() throws IOException {
        try (TokenModel model = TokenModel.open(folder, 1)) {
            int[] prompt = new Random(3).ints(150, 0, 256).toArray();
            int[] continued = model.greedy(prompt, 40);
            for (int i = 0; i < continued.length; i += 7) {
                int[] whole = IntStream.concat(IntStream.of(prompt), IntStream.of(continued).limit(i)).toArray();
                assertThat(model.greedy(whole, 1)[0]).as("token %d", i).isEqualTo(continued[i]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void reusedPromptsGiveExactlyTheSameNumbers(Precision precision) throws IOException {
        int[] base = new Random(5).ints(300, 0, 256).toArray();
        Path exported = TinyModel.folder(Files.createDirectory(temp.resolve("reuse-" + precision)), precision);
        try (TokenModel model = TokenModel.open(exported, 2); TokenModel other = TokenModel.open(exported, 2)) {
            float[] fresh = model.lastLogits(base);
            float[] again = model.lastLogits(base);
            assertThat(again).isEqualTo(fresh);
            int[] changed = base.clone();
            changed[200] = (changed[200] + 1) % 256;
            assertThat(model.lastLogits(changed)).isEqualTo(other.lastLogits(changed)).isNotEqualTo(fresh);
            int[] shorter = IntStream.of(base).limit(128).toArray();
            float[] cut = model.lastLogits(shorter);
            try (TokenModel third = TokenModel.open(exported, 2)) {
                assertThat(cut).isEqualTo(third.lastLogits(shorter));
            }
        }
    }

    @Test
    void streamsThePiecesOfTheText() {
        List<String> pieces = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            pieces.clear();
            Completion completion = backend.generate(GenerationRequest.of(new Prompt.Text("Stream " + seed),
                    GenerationOptions.sampled(60, 1.5, seed)).withListener(pieces::add));
            assertThat(String.join("", pieces)).isEqualTo(completion.text());
            for (String piece : pieces) {
                assertThat(piece).isNotEmpty();
                assertThat(Character.isLowSurrogate(piece.charAt(0))).isFalse();
                assertThat(Character.isHighSurrogate(piece.charAt(piece.length() - 1))).isFalse();
            }
        }
    }

    @Test
    void samplingIsDeterministicPerSeed() {
        Prompt prompt = new Prompt.Text("Sample this");
        GenerationOptions options = GenerationOptions.sampled(30, 1.2, 11).withTopK(40).withTopP(0.9);
        Completion first = generate(prompt, options);
        assertThat(generate(prompt, options).text()).isEqualTo(first.text());
        assertThat(generate(prompt, options.withSeed(12)).text()).isNotEqualTo(first.text());
        assertThat(generate(prompt, options.withTopK(1)).text())
                .isEqualTo(generate(prompt, GenerationOptions.greedy(30)).text());
    }

    @Test
    void stopsAtTheLengthAndAtTheContext() {
        Completion length = generate(new Prompt.Text("abc"), GenerationOptions.sampled(3, 1, 1).withTopK(200));
        assertThat(length.usage().completionTokens()).isLessThanOrEqualTo(3);
        int[] nearlyFull = new Random(9).ints(TinyModel.CONTEXT - 2, 0, 256).toArray();
        Completion full = generate(new Prompt.Tokens(nearlyFull), GenerationOptions.greedy(100));
        assertThat(full.usage().completionTokens()).isLessThanOrEqualTo(2);
        assertThat(full.finishReason()).isIn(FinishReason.LENGTH, FinishReason.STOP);
    }

    @Test
    void stopTextsEndTheAnswerAndAreNotPartOfIt() {
        Prompt prompt = new Prompt.Text("Find a stop");
        String text = generate(prompt, GenerationOptions.sampled(60, 1.5, 4)).text();
        String stop = text.substring(10, 13);
        List<String> pieces = new ArrayList<>();
        Completion stopped = backend.generate(GenerationRequest.of(prompt,
                GenerationOptions.sampled(60, 1.5, 4).withStop(List.of("never to be seen", stop))).withListener(pieces::add));
        assertThat(stopped.text()).isEqualTo(text.substring(0, text.indexOf(stop)));
        assertThat(stopped.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(String.join("", pieces)).isEqualTo(stopped.text());
    }

    @Test
    void anEndTokenEndsTheAnswer() {
        // With some seed a model of 263 tokens draws its end token soon.
        Completion ended = IntStream.range(0, 50)
                .mapToObj(seed -> generate(new Prompt.Text("End?"), GenerationOptions.sampled(200, 50, seed)))
                .filter(completion -> completion.finishReason() == FinishReason.STOP).findFirst().orElseThrow();
        assertThat(ended.text()).doesNotContain("<|end|>");
        assertThat(ended.usage().completionTokens()).isLessThan(200);
    }

    @Test
    void logProbabilitiesComeWhenAskedFor() {
        try (OnnxBackend with = OnnxBackend.builder(folder).threads(1).logProbabilities(true).build()) {
            assertThat(with.capabilities().logProbabilities()).isTrue();
            Completion completion = with.generate(GenerationRequest.of(new Prompt.Text("How sure?"), GenerationOptions.greedy(8)));
            assertThat(completion.tokenLogProbabilities()).hasSize(completion.usage().completionTokens())
                    .allSatisfy(value -> assertThat(value).isBetween(-6.0, 0.0));
        }
        assertThat(generate(new Prompt.Text("How sure?"), GenerationOptions.greedy(8)).tokenLogProbabilities()).isEmpty();
    }

    @Test
    void refusesPromptsThatDoNotFit() {
        assertThatThrownBy(() -> generate(new Prompt.Tokens(new int[600]), GenerationOptions.greedy(1)))
                .isInstanceOf(ToolaceException.class).hasMessageStartingWith("TA-INPUT-003").hasMessageContaining("600")
                .hasMessageContaining("512");
        assertThatThrownBy(() -> generate(new Prompt.Tokens(new int[0]), GenerationOptions.greedy(1)))
                .hasMessageStartingWith("TA-INPUT-002");
        assertThatThrownBy(() -> generate(new Prompt.Tokens(new int[] {1, TinyModel.VOCABULARY}), GenerationOptions.greedy(1)))
                .hasMessageStartingWith("TA-MODEL-011");
        assertThatThrownBy(() -> generate(new Prompt.Tokens(new int[] {-1}), GenerationOptions.greedy(1)))
                .hasMessageStartingWith("TA-MODEL-011");
    }

    @Test
    void cancellationEndsBetweenTokens() {
        Cancellation cancellation = Cancellation.create();
        List<String> pieces = new ArrayList<>();
        Completion completion = backend.generate(GenerationRequest.of(new Prompt.Text("Go on"), GenerationOptions.sampled(400, 1, 3))
                .withCancellation(cancellation).withListener(piece -> {
                    pieces.add(piece);
                    if (pieces.size() == 5) {
                        cancellation.cancel();
                    }
                }));
        assertThat(completion.finishReason()).isEqualTo(FinishReason.CANCELLED);
        assertThat(completion.usage().completionTokens()).isLessThan(60);
        assertThat(completion.text()).startsWith(String.join("", pieces.subList(0, 5)));
        Cancellation before = Cancellation.create();
        before.cancel();
        Completion none = backend.generate(GenerationRequest.of(new Prompt.Text("Go"), GenerationOptions.greedy(5))
                .withCancellation(before));
        assertThat(none.finishReason()).isEqualTo(FinishReason.CANCELLED);
        assertThat(none.text()).isEmpty();
    }

    @Test
    void aFailingListenerLeavesTheModelUsable() {
        Completion expected = generate(new Prompt.Text("Listen"), GenerationOptions.greedy(10));
        assertThatThrownBy(() -> backend.generate(GenerationRequest.of(new Prompt.Text("Listen"), GenerationOptions.greedy(10))
                .withListener(piece -> {
                    throw new IllegalStateException("mine");
                }))).isInstanceOf(IllegalStateException.class).hasMessage("mine");
        assertThat(generate(new Prompt.Text("Listen"), GenerationOptions.greedy(10)).text()).isEqualTo(expected.text());
    }
}
