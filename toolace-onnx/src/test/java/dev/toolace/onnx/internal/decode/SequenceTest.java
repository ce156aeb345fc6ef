package dev.toolace.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.backend.Cancellation;
import dev.toolace.onnx.TinyModel;
import dev.toolace.onnx.export.Precision;
import java.lang.ref.WeakReference;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceTest {
    @TempDir
    Path temp;

    /** A tokenizer may know tokens that the model does not have. */
    @Test
    void guessesAtUnknownTokensAreLeftOut() throws Exception {
        int[] prompt = {3, 4, 5, 6};
        try (Engine engine = engine(TinyModel.folder(temp, Precision.FP32))) {
            int[] expected = greedy(engine, prompt, Drafter.none());
            int[] draft = Arrays.copyOf(expected, 6);
            draft[2] = TinyModel.VOCABULARY + 100;
            assertThat(greedy(engine, prompt, new Drafter(draft, prompt, false))).isEqualTo(expected);
        }
    }

    /** A graph of another exporter, whose cache is in place: whole chunks are copied to the cache of another prompt. */
    @Test
    void cachesOfOtherGraphsAreSharedByWholeChunks() throws Exception {
        Path folder = ForeignGraphs.write(temp, "PLAIN", false, edit -> { });
        int[] common = new Random(1).ints(64, 0, 90).toArray();
        int[] one = concat(common, new Random(2).ints(130, 0, 90).toArray());
        int[] other = concat(common, new Random(3).ints(130, 0, 90).toArray());
        try (Engine engine = engine(folder)) {
            assertThat(cached(engine, one)).isZero();
            assertThat(cached(engine, other)).isEqualTo(64);
            assertThat(engine.caches()).isEqualTo(2);
            assertThat(cached(engine, one)).as("not overwritten").isEqualTo(192);
            assertThat(cached(engine, other)).isEqualTo(192);
        }
    }

    /** A drafter knows the grammar of its answer, which may have remembered many states. */
    @Test
    void anIdleCacheHoldsNothingOfTheGenerationBefore() throws Exception {
        int[] prompt = {3, 4, 5, 6};
        try (Engine engine = engine(TinyModel.folder(temp, Precision.FP32))) {
            WeakReference<Drafter> drafter = new WeakReference<>(engine.with(prompt, Cancellation.none(), sequence -> {
                Drafter its = new Drafter(prompt, prompt, true);
                sequence.draft(its);
                sequence.prefill(prompt, Cancellation.none());
                return its;
            }).orElseThrow());
            for (int i = 0; i < 50 && drafter.get() != null; i++) {
                System.gc();
                Thread.sleep(20);
            }
            assertThat(drafter.get()).isNull();
        }
    }

    private static Engine engine(Path folder) {
        return Engine.open(ModelFolder.read(folder), EngineSettings.defaults().withThreads(1));
    }

    private static int cached(Engine engine, int[] prompt) {
        return engine.with(prompt, Cancellation.none(), sequence -> {
            sequence.prefill(prompt, Cancellation.none());
            return sequence.cached();
        }).orElseThrow();
    }

    private static int[] greedy(Engine engine, int[] prompt, Drafter drafter) {
        return engine.with(prompt, Cancellation.none(), sequence -> {
            sequence.draft(drafter);
            FloatBuffer logits = Objects.requireNonNull(sequence.prefill(prompt, Cancellation.none()));
            int[] tokens = new int[8];
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = Sampler.likeliest(logits);
                logits = sequence.next(tokens[i]);
            }
            return tokens;
        }).orElseThrow();
    }

    private static int[] concat(int[] one, int[] other) {
        int[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }
}
