package dev.toolace.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.backend.Cancellation;
import dev.toolace.onnx.ExecutionTarget;
import dev.toolace.onnx.TinyModel;
import dev.toolace.onnx.export.Precision;
import dev.toolace.onnx.internal.decode.ForeignGraphs.Form;
import dev.toolace.onnx.internal.device.CachePlace;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Caches that the C API makes in the processor's memory: all but the memory's name is as on a GPU. */
class CApiCachesTest extends CacheChecks {
    CApiCachesTest() {
        super(ExecutionTarget.cpu(), "Cpu", 0);
    }

    /** Shapes that a run would give are known before it, or this fails. */
    @ParameterizedTest
    @EnumSource
    void everyFormGivesTheSameTokens(Form form) throws IOException {
        Path folder = ForeignGraphs.write(temp, form);
        int[] base = new Random(4).ints(200, 0, ForeignGraphs.VOCABULARY).toArray();
        EngineSettings settings = EngineSettings.defaults().withThreads(1);
        try (Engine host = onHost(folder); Engine device = onDevice(folder, settings)) {
            for (int length : new int[] {3, 130, 200, 70}) {
                int[] prompt = Arrays.copyOf(base, length);
                assertThat(greedy(device, prompt, Drafter.none())).isEqualTo(greedy(host, prompt, Drafter.none()));
            }
            assertThat(device.cachePlaces()).containsExactly("Cpu");
        }
    }

    @Test
    void aConvolutionsStateIsPlacedToo() throws IOException {
        Path folder = ForeignGraphs.write(temp, "CONVOLUTION", true,
                edit -> ForeignGraphs.convolution(edit, "past_conv.0", "present_conv.0"));
        int[] prompt = new Random(4).ints(100, 0, ForeignGraphs.VOCABULARY).toArray();
        try (Engine host = onHost(folder); Engine device = onDevice(folder, EngineSettings.defaults().withThreads(1))) {
            assertThat(greedy(device, prompt, Drafter.none())).isEqualTo(greedy(host, prompt, Drafter.none()));
        }
    }

    @Test
    void wrongDraftsAreRolledBack() throws IOException {
        Path folder = TinyModel.folder(temp, Precision.FP32);
        int[] prompt = {3, 4, 5, 6};
        try (Engine host = onHost(folder); Engine device = onDevice(folder, EngineSettings.defaults().withThreads(1))) {
            List<Integer> expected = greedy(host, prompt, Drafter.none());
            int[] draft = expected.stream().mapToInt(Integer::intValue).toArray();
            for (int wrong = 0; wrong < draft.length; wrong++) {
                int[] changed = draft.clone();
                changed[wrong] = (changed[wrong] + 1) % TinyModel.VOCABULARY;
                assertThat(greedy(device, prompt, new Drafter(changed, prompt, false))).isEqualTo(expected);
            }
        }
    }

    /** The CPU build has no such memory, and must say so instead of taking another. */
    @Test
    void aMemoryThatIsNotThereIsAnErrorThatSaysWhatToDo() throws IOException {
        Path folder = TinyModel.folder(temp, Precision.FP32);
        System.setProperty(CachePlace.PROPERTY, "Cuda");
        try {
            assertThatThrownBy(() -> onHost(folder)).hasMessageStartingWith("TA-MODEL-008")
                    .hasMessageContaining("does not give memory Cuda of device 0")
                    .hasMessageContaining("No requested allocator")
                    .hasMessageContaining("toolace.onnx.caches=host");
        } finally {
            System.clearProperty(CachePlace.PROPERTY);
        }
    }

    private static List<Integer> greedy(Engine engine, int[] prompt, Drafter drafter) {
        return engine.with(prompt, Cancellation.none(), sequence -> {
            sequence.draft(drafter);
            List<Integer> tokens = new ArrayList<>();
            FloatBuffer logits = Objects.requireNonNull(sequence.prefill(prompt, Cancellation.none()));
            while (tokens.size() < 12) {
                tokens.add(Sampler.likeliest(logits));
                logits = sequence.next(tokens.get(tokens.size() - 1));
            }
            return tokens;
        }).orElseThrow();
    }
}
