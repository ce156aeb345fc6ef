package dev.toolace.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts, reuse and copies of caches change the work, and not one character of an answer. */
class DraftTest {
    private static final int TOKENS = 40;

    @TempDir
    static Path temp;

    private static Path folder;

    @BeforeAll
    static void export() throws IOException {
        folder = TinyModel.folder(temp, Precision.INT4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1.5})
    void anyDraftGivesTheSameAnswer(double temperature) {
        GenerationOptions options = temperature == 0 ? GenerationOptions.greedy(TOKENS)
                : GenerationOptions.sampled(TOKENS, temperature, 7);
        Random random = new Random(3);
        try (OnnxBackend plain = OnnxBackend.builder(folder).threads(1).reusePrompts(false).drafts(false).build();
                OnnxBackend drafting = OnnxBackend.builder(folder).threads(1).build()) {
            for (int i = 0; i < 40; i++) {
                GenerationRequest request = GenerationRequest.of(new Prompt.Text(text(random, 30)), options);
                Completion expected = plain.generate(request);
                String answer = expected.text();
                int middle = answer.length() / 2;
                for (String draft : List.of(answer, answer.substring(0, middle), text(random, 20),
                        answer.substring(0, middle) + "x" + answer.substring(middle), answer + text(random, 5))) {
                    Completion actual = drafting.generate(request.withDraft(draft));
                    assertThat(actual.text()).isEqualTo(answer);
                    assertThat(actual.finishReason()).isEqualTo(expected.finishReason());
                    assertThat(actual.usage().completionTokens()).isEqualTo(expected.usage().completionTokens());
                }
            }
        }
    }

    @Test
    void aRightDraftIsReadInFewRunsAndAPromptThatGoesOnIsNotReadAgain() {
        String question = "what is it that a prompt of some length asks";
        try (OnnxBackend model = OnnxBackend.builder(folder).threads(1).build()) {
            GenerationRequest request = readable(model, question);
            Completion first = model.generate(request);
            Completion again = model.generate(request.withDraft(first.text()));
            assertThat(again.text()).isEqualTo(first.text());
            assertThat(again.usage().cachedTokens()).isEqualTo(again.usage().promptTokens() - 1);
            assertThat(again.usage().acceptedTokens()).isEqualTo(first.usage().completionTokens() - 1);
            assertThat(again.usage().draftedTokens()).isGreaterThanOrEqualTo(again.usage().acceptedTokens());
            int[] prompt = ((Prompt.Tokens) request.prompt()).ids();
            int[] longer = Arrays.copyOf(prompt, prompt.length + 2);
            Completion next = model.generate(GenerationRequest.of(new Prompt.Tokens(longer), request.options()));
            assertThat(next.usage().cachedTokens()).isEqualTo(prompt.length);
            BackendMetrics metrics = model.metrics();
            assertThat(metrics.generations()).isGreaterThanOrEqualTo(4);
            assertThat(metrics.acceptedTokens()).isGreaterThanOrEqualTo(again.usage().acceptedTokens());
            assertThat(metrics.cachedTokens()).isGreaterThan(metrics.promptTokens() / 2);
            assertThat(metrics.caches()).isEqualTo(1);
            assertThat(metrics.cacheBytes()).isEqualTo(2L * 2 * 2 * (TinyModel.CONTEXT + 1) * 16 * Float.BYTES);
        }
    }

    /** A request whose answer is plain text, so that its tokens are those of the text: random weights write anything. */
    private static GenerationRequest readable(OnnxBackend model, String question) {
        for (long seed = 0;; seed++) {
            GenerationRequest request = GenerationRequest.of(new Prompt.Tokens(tokens(question)),
                    GenerationOptions.sampled(4, 1, seed));
            String text = model.generate(request).text();
            if (text.length() == 4 && text.chars().allMatch(c -> c > ' ' && c < 127)) {
                return request;
            }
        }
    }

    /** Alternating conversations keep a cache each, as far as the memory goes. */
    @Test
    void cachesAreKeptWithinTheirMemory() {
        GenerationOptions options = GenerationOptions.greedy(3);
        String common = "the same beginning of two prompts, ";
        try (OnnxBackend roomy = OnnxBackend.builder(folder).threads(1).maxContext(256).concurrency(1).build();
                OnnxBackend tight = OnnxBackend.builder(folder).threads(1).maxContext(256).concurrency(1).cacheMemory(0)
                        .build()) {
            for (int round = 0; round < 3; round++) {
                for (String end : List.of("and an end".repeat(10), "or another".repeat(10))) {
                    Prompt prompt = new Prompt.Tokens(tokens(common + end));
                    int kept = roomy.generate(GenerationRequest.of(prompt, options)).usage().cachedTokens();
                    int shared = tight.generate(GenerationRequest.of(prompt, options)).usage().cachedTokens();
                    if (round > 0) {
                        assertThat(kept).isEqualTo((common + end).length() - 1);
                        assertThat(shared).isEqualTo(common.length());
                    }
                }
            }
        }
    }

    @Test
    void manyThreadsGetTheAnswersOfOne() throws Exception {
        Random random = new Random(5);
        List<GenerationRequest> requests = new ArrayList<>();
        String common = text(random, 40);
        for (int i = 0; i < 60; i++) {
            requests.add(GenerationRequest.of(new Prompt.Text(common.substring(0, random.nextInt(40)) + text(random, 10)),
                    GenerationOptions.greedy(16)));
        }
        try (OnnxBackend plain = OnnxBackend.builder(folder).threads(1).reusePrompts(false).drafts(false).build();
                OnnxBackend shared = OnnxBackend.builder(folder).threads(1).concurrency(3).build()) {
            ExecutorService threads = Executors.newFixedThreadPool(6);
            try {
                List<Future<Completion>> running = new ArrayList<>();
                for (GenerationRequest request : requests) {
                    running.add(threads.submit(() -> shared.generate(request)));
                }
                for (int i = 0; i < requests.size(); i++) {
                    assertThat(running.get(i).get().text()).isEqualTo(plain.generate(requests.get(i)).text());
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static int[] tokens(String text) {
        return text.chars().toArray();
    }

    private static String text(Random random, int length) {
        return random.ints(length, 'a', 'z' + 1).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                StringBuilder::append).toString();
    }
}
