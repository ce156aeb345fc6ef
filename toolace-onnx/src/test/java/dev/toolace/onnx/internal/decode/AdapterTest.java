package dev.toolace.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.backend.Cancellation;
import dev.toolace.onnx.internal.proto.Initializer;
import dev.toolace.onnx.internal.proto.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Low-rank adapters: values of a graph's inputs that have a default. */
class AdapterTest {
    @TempDir
    static Path temp;

    private static Path folder;

    @BeforeAll
    static void make() throws IOException {
        folder = ForeignGraphs.write(temp, "ADAPTED", true, edit -> {
            List<Object> shape = List.of((long) ForeignGraphs.VOCABULARY);
            edit.dropOutput("logits");
            edit.graph().input("lora.bias", TensorType.FLOAT, shape);
            edit.graph().constant(new Initializer("lora.bias", TensorType.FLOAT,
                    List.of((long) ForeignGraphs.VOCABULARY),
                    out -> Initializer.writeFloats(out, new float[ForeignGraphs.VOCABULARY])));
            edit.graph().output("lm_logits", TensorType.FLOAT, List.of("batch", 1L, (long) ForeignGraphs.VOCABULARY));
            edit.graph().node("Add", List.of("logits", "lora.bias"), "lm_logits");
        });
    }

    private static Engine open(EngineSettings settings) {
        return Engine.open(ModelFolder.read(folder), settings.withThreads(1));
    }

    private static int first(Engine engine) {
        int[] prompt = {1, 2, 3};
        return engine.with(prompt, Cancellation.none(), sequence -> Sampler.likeliest(
                Objects.requireNonNull(sequence.prefill(prompt, Cancellation.none())))).orElseThrow();
    }

    @Test
    void changesWhatTheModelSays() throws IOException {
        int without;
        try (Engine engine = open(EngineSettings.defaults())) {
            without = first(engine);
        }
        int wanted = (without + 1) % ForeignGraphs.VOCABULARY;
        float[] bias = new float[ForeignGraphs.VOCABULARY];
        bias[wanted] = 1000;
        Path file = Files.write(temp.resolve("one.onnx_adapter"), AdapterFile.of("lora.bias", bias));
        try (Engine engine = open(EngineSettings.defaults().withAdapter(file))) {
            assertThat(first(engine)).isEqualTo(wanted);
            assertThat(first(engine)).isEqualTo(wanted);
        }
    }

    @Test
    void oneThatDoesNotFitIsRefusedWhenTheModelIsOpened() throws IOException {
        Path stranger = Files.write(temp.resolve("other.onnx_adapter"), AdapterFile.of("lora.other", new float[4]));
        assertThatThrownBy(() -> open(EngineSettings.defaults().withAdapter(stranger)))
                .hasMessageStartingWith("TA-MODEL-004").hasMessageContaining("lora.other");
        assertThatThrownBy(() -> open(EngineSettings.defaults().withAdapter(temp.resolve("gone"))))
                .hasMessageStartingWith("TA-MODEL-002").hasMessageContaining("gone");
        Path broken = Files.writeString(temp.resolve("broken.onnx_adapter"),
                "<html>not an adapter, but long enough</html>");
        assertThatThrownBy(() -> open(EngineSettings.defaults().withAdapter(broken)))
                .hasMessageStartingWith("TA-MODEL-004").hasMessageContaining("broken.onnx_adapter");
    }
}
