package dev.toolace.train.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.toolace.ToolaceException;
import dev.toolace.onnx.checkpoint.FloatTensor;
import dev.toolace.onnx.checkpoint.SafeTensors;
import dev.toolace.train.TrainErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerStateTest {

    private static final TrainerState STATE = new TrainerState(12, 34_567_890_123L, 5, 6, 78.25, 1.0 / 3);

    @TempDir
    Path folder;

    private NDManager manager;

    @BeforeEach
    void opens() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void closes() {
        manager.close();
    }

    @Test
    void comesBackAsItWasSaved() throws IOException {
        float[] values = {1, -0.5f, Float.MIN_VALUE, 3e38f, 1e-8f, 0};
        STATE.save(folder, Map.of("a", array(2, 3, values), "b", array(1, 1, 7)));
        NDArray a = array(2, 3, 9, 9, 9, 9, 9, 9);
        NDArray b = array(1, 1, 9);
        assertThat(TrainerState.load(folder, Map.of("a", a, "b", b), manager)).contains(STATE);
        assertThat(a.toFloatArray()).isEqualTo(values);
        assertThat(b.toFloatArray()).containsExactly(7);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing temporary is left").hasSize(1);
        }
    }

    @Test
    void thereIsNoneInAnEmptyFolder() {
        assertThat(TrainerState.load(folder, Map.of(), manager)).isEmpty();
    }

    @Test
    void aLaterOneReplacesAnEarlierOne() {
        TrainerState.START.save(folder, Map.of("a", array(1, 1, 1)));
        STATE.save(folder, Map.of("a", array(1, 1, 2)));
        assertThat(TrainerState.load(folder, Map.of("a", array(1, 1, 0)), manager)).contains(STATE);
    }

    @Test
    void aCheckpointOfAnotherModelIsRefused() {
        STATE.save(folder, Map.of("a", array(2, 3, new float[6])));
        assertBad(Map.of("b", array(2, 3, new float[6])));
        assertBad(Map.of("a", array(2, 4, new float[8])));
        assertBad(Map.of("a", array(3, 2, new float[6])));
        assertBad(Map.of("a", array(2, 3, new float[6]), "b", array(1, 1, 1)));
    }

    @Test
    void countersThatAreMissingOrNoNumbersAreRefused() {
        Path file = folder.resolve("trainer-state.safetensors");
        Map<String, FloatTensor> tensors = Map.of("a", new FloatTensor(List.of(1, 1), new float[] {1}));
        SafeTensors.write(file, tensors, Map.of("step", "1"));
        assertBad(Map.of("a", array(1, 1, 0)));
        SafeTensors.write(file, tensors, Map.of(
                "step", "one", "tokens", "1", "chunk", "1", "batch", "1", "seconds", "1", "loss", "1"));
        assertBad(Map.of("a", array(1, 1, 0)));
    }

    @Test
    void aFileThatIsCutOffIsAClearErrorWhereverItEnds() throws IOException {
        STATE.save(folder, Map.of("a", array(2, 3, new float[6])));
        Path file = folder.resolve("trainer-state.safetensors");
        byte[] whole = Files.readAllBytes(file);
        Map<String, NDArray> arrays = Map.of("a", array(2, 3, new float[6]));
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> TrainerState.load(folder, arrays, manager)).isInstanceOf(ToolaceException.class);
        }
    }

    private void assertBad(Map<String, NDArray> arrays) {
        assertThatThrownBy(() -> TrainerState.load(folder, arrays, manager))
                .isInstanceOfSatisfying(ToolaceException.class,
                        e -> assertThat(e.errorId()).isEqualTo(TrainErrors.BAD_CHECKPOINT))
                .hasMessageContaining("trainer-state.safetensors");
    }

    private NDArray array(int rows, int columns, float... values) {
        return manager.create(values, new Shape(rows, columns));
    }
}
