package dev.toolace.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.backend.Cancellation;
import dev.toolace.onnx.internal.decode.ForeignGraphs.Form;
import dev.toolace.onnx.internal.graph.OnnxInspector;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same model in the forms of other exporters answers the same. */
@Timeout(120)
class ForeignGraphsTest {
    private static final int ANSWER = 12;

    @TempDir
    static Path temp;

    private static Engine plain;

    @BeforeAll
    static void open() throws IOException {
        plain = open(ForeignGraphs.write(temp, Form.PLAIN), false);
    }

    @AfterAll
    static void close() {
        plain.close();
    }

    private static Engine open(Path folder, boolean reuse) {
        return Engine.open(ModelFolder.read(folder),
                EngineSettings.defaults().withThreads(1).withConcurrency(2).withReusePrompts(reuse));
    }

    private static List<Integer> greedy(Engine engine, int[] prompt) {
        return engine.with(prompt, Cancellation.none(), sequence -> {
            List<Integer> tokens = new ArrayList<>();
            FloatBuffer logits = Objects.requireNonNull(sequence.prefill(prompt, Cancellation.none()));
            while (tokens.size() < ANSWER) {
                tokens.add(Sampler.likeliest(logits));
                logits = sequence.next(tokens.get(tokens.size() - 1));
            }
            return tokens;
        }).orElseThrow();
    }

    /** Prompts of one conversation and others: shorter and longer than a chunk, with common beginnings. */
    private static List<int[]> prompts() {
        int[] base = new Random(4).ints(200, 0, ForeignGraphs.VOCABULARY).toArray();
        List<int[]> prompts = new ArrayList<>();
        for (int length : new int[] {1, 3, 64, 65, 128, 150, 200, 150, 70, 129}) {
            prompts.add(IntStream.of(base).limit(length).toArray());
        }
        int[] changed = base.clone();
        changed[140] = (changed[140] + 1) % ForeignGraphs.VOCABULARY;
        prompts.add(changed);
        prompts.add(base);
        return prompts;
    }

    private static void assertSame(Engine expected, Engine engine) {
        for (int[] prompt : prompts()) {
            assertThat(greedy(engine, prompt)).as("prompt of %d", prompt.length).isEqualTo(greedy(expected, prompt));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = {"BRAIN.*", "ROUNDED.*"})
    void givesTheSameTokens(Form form) throws IOException {
        Path folder = ForeignGraphs.write(temp, form);
        for (boolean reuse : new boolean[] {true, false}) {
            try (Engine engine = open(folder, reuse)) {
                assertSame(plain, engine);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"BRAIN_CACHE, ROUNDED_CACHE", "BRAIN_LOGITS, ROUNDED_LOGITS"})
    void eightBitsGiveWhatRoundingGives(Form form, Form rounded) throws IOException {
        try (Engine expected = open(ForeignGraphs.write(temp, rounded), false);
                Engine engine = open(ForeignGraphs.write(temp, form), true)) {
            assertSame(expected, engine);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PAST_KEY_N", "STACKED", "HALF_ATTENTION", "CACHE_BRANCH", "FLAT_LOGITS_OF_ALL"})
    void threadsGetWhatOneGets(Form form) throws Exception {
        Path folder = ForeignGraphs.write(temp, form);
        Map<Integer, List<Integer>> expected = new HashMap<>();
        List<int[]> prompts = prompts();
        for (int i = 0; i < prompts.size(); i++) {
            expected.put(i, greedy(plain, prompts.get(i)));
        }
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try (Engine engine = open(folder, true)) {
            List<Future<List<Integer>>> answers = new ArrayList<>();
            for (int i = 0; i < 3 * prompts.size(); i++) {
                int[] prompt = prompts.get(i % prompts.size());
                answers.add(pool.submit(() -> greedy(engine, prompt)));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(expected.get(i % prompts.size()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Beside a cache in place, and beside one that is copied; the steps alone are held against whole texts. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConvolutionsStateGoesAlong(boolean growing) throws IOException {
        Path folder = ForeignGraphs.write(temp, "CONVOLUTION-" + growing, true, edit -> {
            ForeignGraphs.convolution(edit, "past_conv.0", "present_conv.0");
            if (growing) {
                Form.STACKED.edit.accept(edit);
            }
        });
        try (Engine reusing = open(folder, true); Engine fresh = open(folder, false)) {
            assertSame(fresh, reusing);
            int[] prompt = prompts().get(1);
            List<Integer> answer = greedy(fresh, prompt);
            assertThat(answer).isNotEqualTo(greedy(plain, prompt));
            for (int i = 1; i < answer.size(); i++) {
                int[] whole = IntStream.concat(IntStream.of(prompt),
                        answer.subList(0, i).stream().mapToInt(Integer::intValue)).toArray();
                assertThat(greedy(fresh, whole).get(0)).as("token %d", i).isEqualTo(answer.get(i));
            }
        }
    }

    @Test
    void namesOfTheConfigurationCount() throws IOException {
        Path stacked = ForeignGraphs.write(temp.resolve("named"), Form.STACKED);
        ForeignGraphs.configure(stacked, Map.of("past_names", "past_%d"), Map.of("present_names", "present_%d"));
        Path odd = ForeignGraphs.write(temp.resolve("named"), "odd", true,
                edit -> ForeignGraphs.rename(edit, "k%d%s", "n%d%s"));
        ForeignGraphs.configure(odd, Map.of("past_key_names", "k%dkey", "past_value_names", "k%dvalue"),
                Map.of("present_key_names", "n%dkey", "present_value_names", "n%dvalue"));
        for (Path folder : List.of(stacked, odd)) {
            try (Engine engine = open(folder, true)) {
                assertSame(plain, engine);
            }
        }
    }

    @Test
    void onlyWhatNothingElseReadsIsWrittenInPlace() throws IOException {
        for (Form form : List.of(Form.PLAIN, Form.LAYER_GAPS, Form.HALF_ATTENTION)) {
            assertThat(inPlace(ForeignGraphs.write(temp, form))).isEqualTo(6);
        }
        assertThat(inPlace(ForeignGraphs.write(temp, Form.NO_MASK))).isEqualTo(4);
        assertThat(inPlace(ForeignGraphs.write(temp, Form.STACKED))).isZero();
        assertThat(inPlace(ForeignGraphs.write(temp, "READ_AGAIN", true,
                edit -> edit.graph().node("Shape", List.of("present.1.value"), "unused")))).isEqualTo(4);
    }

    private static int inPlace(Path folder) {
        return OnnxInspector.inspect(folder.resolve("model.onnx")).inPlace().size();
    }
}
