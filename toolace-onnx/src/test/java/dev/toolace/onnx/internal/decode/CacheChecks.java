package dev.toolace.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.backend.Cancellation;
import dev.toolace.onnx.ExecutionTarget;
import dev.toolace.onnx.TinyModel;
import dev.toolace.onnx.export.CheckpointExporter;
import dev.toolace.onnx.export.ExportSettings;
import dev.toolace.onnx.export.ExportTarget;
import dev.toolace.onnx.export.Precision;
import dev.toolace.onnx.export.RandomCheckpoint;
import dev.toolace.onnx.internal.decode.ForeignGraphs.Form;
import dev.toolace.onnx.internal.device.CachePlace;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What must hold of caches in memory of a device, whatever that is: the processor's own through the C API in every
 * build, and that of a GPU where there is one. The attention is in half precision: others do not run on CUDA.
 */
@Timeout(300)
abstract class CacheChecks {
    private static final int ANSWER = 40;
    /** A whole number of chunks, on the CPU and on CUDA. */
    private static final int CHUNK = 512;
    private static final int LONG_ROOM = 1 << 16;

    @TempDir
    Path temp;

    private final ExecutionTarget target;
    private final String memory;
    /** How much less likely a token may be than the one in its place, as a part of the range of the logits. */
    private final double tolerance;

    CacheChecks(ExecutionTarget target, String memory, double tolerance) {
        this.target = target;
        this.memory = memory;
        this.tolerance = tolerance;
    }

    private static EngineSettings settings() {
        return EngineSettings.defaults().withThreads(1).withConcurrency(2);
    }

    /** An engine whose caches are in the memory that is checked. */
    final Engine onDevice(Path folder, EngineSettings settings) {
        System.setProperty(CachePlace.PROPERTY, memory);
        try {
            return Engine.open(ModelFolder.read(folder), settings.withTarget(target));
        } finally {
            System.clearProperty(CachePlace.PROPERTY);
        }
    }

    static Engine onHost(Path folder) {
        return Engine.open(ModelFolder.read(folder), settings());
    }

    /** A cache in place, one that is joined anew by each run, and one that each run converts. */
    @ParameterizedTest
    @EnumSource(names = {"HALF_ATTENTION", "STACKED", "HALF_CACHE", "CACHE_BRANCH"})
    void theTokensAreThoseOfTheProcessor(Form form) throws IOException {
        Path folder = ForeignGraphs.write(temp, form);
        Random random = new Random(5);
        try (Engine host = onHost(folder); Engine device = onDevice(folder, settings())) {
            for (int length : new int[] {1, 3, 64, 65, 150, 64, 200}) {
                compare(host, device, random.ints(length, 0, ForeignGraphs.VOCABULARY).toArray());
            }
        }
    }

    /** Half precision is what the attention knows on CUDA; the cache is in place, prompts are cut and gone on with. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void ourExportForCudaGivesTheTokensOfTheProcessor(Precision precision) throws IOException {
        Path folder = TinyModel.folderForCuda(temp, precision);
        int[] base = new Random(7).ints(300, 0, TinyModel.VOCABULARY).toArray();
        try (Engine host = onHost(folder); Engine device = onDevice(folder, settings())) {
            assertThat(device.cachePlaces()).containsExactly(memory);
            for (int length : new int[] {1, 3, 64, 65, 300, 200, 129}) {
                // The processor rounds activations to eight bits for quantized weights, and CUDA does not.
                compare(host, device, Arrays.copyOf(base, length), precision.bits() > 8 ? tolerance : 3 * tolerance);
            }
        }
    }

    /** Our export for CUDA of the checkpoint that the other forms have, for long texts. */
    private Path export(int context) throws IOException {
        RandomCheckpoint.write(temp.resolve("long"), RandomCheckpoint.config("LlamaForCausalLM", "llama",
                Map.of("max_position_embeddings", context)));
        CheckpointExporter.export(temp.resolve("long"), temp.resolve("exported"),
                ExportSettings.of(Precision.FP32).withTarget(ExportTarget.CUDA), (bytes, total) -> { });
        return temp.resolve("exported");
    }

    /** Both get the tokens that the processor chooses, so that a close decision does not part the two for good. */
    private int compare(Engine host, Engine device, int[] prompt) {
        return compare(host, device, prompt, tolerance);
    }

    private int compare(Engine host, Engine device, int[] prompt, double allowed) {
        return host.with(prompt, Cancellation.none(), one -> device.with(prompt, Cancellation.none(), other -> {
            FloatBuffer expected = Objects.requireNonNull(one.prefill(prompt, Cancellation.none()));
            FloatBuffer actual = Objects.requireNonNull(other.prefill(prompt, Cancellation.none()));
            for (int i = 0; i < ANSWER; i++) {
                int likeliest = Sampler.likeliest(expected);
                float gap = expected.get(likeliest) - expected.get(Sampler.likeliest(actual));
                assertThat((double) gap).as("token %d after %d", i, prompt.length)
                        .isLessThanOrEqualTo(allowed * range(expected));
                expected = one.next(likeliest);
                actual = other.next(likeliest);
            }
            return other.cached();
        }).orElseThrow()).orElseThrow();
    }

    private static double range(FloatBuffer logits) {
        float[] all = new float[logits.remaining()];
        logits.duplicate().get(all);
        Arrays.sort(all);
        return all[all.length - 1] - all[0];
    }

    @ParameterizedTest
    @EnumSource(names = {"HALF_ATTENTION", "STACKED"})
    void cachesAreInTheMemoryOfTheDevice(Form form) throws IOException {
        try (Engine engine = onDevice(ForeignGraphs.write(temp, form), settings())) {
            assertThat(engine.cachePlaces()).containsExactly(memory);
        }
    }

    /** The beginning of one prompt's cache is copied for another prompt, which must not change the first. */
    @Test
    void copiesOfACacheAreApart() throws IOException {
        Path folder = export(2048);
        int[] first = new Random(6).ints(1200, 0, ForeignGraphs.VOCABULARY).toArray();
        int[] second = first.clone();
        for (int i = CHUNK + 30; i < second.length; i++) {
            second[i] = (first[i] + 1) % ForeignGraphs.VOCABULARY;
        }
        try (Engine host = onHost(folder); Engine device = onDevice(folder, settings())) {
            assertThat(compare(host, device, first)).isZero();
            assertThat(compare(host, device, second)).isEqualTo(CHUNK);
            assertThat(device.caches()).as("the second prompt has a copy").isEqualTo(2);
            for (int[] prompt : new int[][] {first, second, first}) {
                assertThat(compare(host, device, prompt)).isGreaterThanOrEqualTo(CHUNK);
            }
            assertThat(device.caches()).isEqualTo(2);
        }
    }

    /** Where a cache travels with each run, a token of a model with much room takes long. */
    @Test
    void theTimeOfATokenDoesNotGrowWithRoom() throws IOException {
        Path folder = export(LONG_ROOM);
        double small = time(folder, 256);
        double large = time(folder, LONG_ROOM);
        System.out.printf("memory %s: a token takes %.3f ms with room for 256 tokens, %.3f ms for %d%n", memory, small,
                large, LONG_ROOM);
        assertThat(large).isLessThan(3 * small + 0.3);
    }

    /** Milliseconds of the fastest of some tokens: others are disturbed by what else the machine does. */
    private double time(Path folder, int room) {
        try (Engine engine = onDevice(folder, settings().withMaxContext(room))) {
            assertThat(engine.room()).isEqualTo(room);
            int[] prompt = {1, 2, 3, 4};
            return engine.with(prompt, Cancellation.none(), sequence -> {
                sequence.prefill(prompt, Cancellation.none());
                long least = Long.MAX_VALUE;
                for (int i = 0; i < 150; i++) {
                    long start = System.nanoTime();
                    sequence.next(i % ForeignGraphs.VOCABULARY);
                    least = Math.min(least, System.nanoTime() - start);
                }
                return least / 1e6;
            }).orElseThrow();
        }
    }
}
