package dev.toolace.train.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import dev.toolace.ToolaceException;
import dev.toolace.onnx.checkpoint.SafeTensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run can start from the weights of an earlier one. */
class CheckpointTensorsTest {

    @TempDir
    Path temp;

    @Test
    void whatACheckpointHoldsIsRestoredExactly() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Parameters written = Tiny.parameters(manager);
            write(written);
            Parameters read = new Parameters(manager, Tiny.CONFIG, 99);
            JniUtils.setGradMode(false);
            try (SafeTensors tensors = SafeTensors.open(temp.resolve("model.safetensors"))) {
                CheckpointTensors.fromHuggingFace(manager, Tiny.CONFIG, read, tensors);
            }
            written.byName().forEach((name, array) ->
                    assertThat(read.byName().get(name).toFloatArray()).as(name).isEqualTo(array.toFloatArray()));
        }
    }

    @Test
    void aRunStartsFromTheWeightsAndSaysSo() {
        try (NDManager manager = NDManager.newBaseManager()) {
            write(Tiny.parameters(manager));
        }
        List<String> log = new ArrayList<>();
        TrainingPlan plan = new TrainingPlan(200, 1e-9, 1, 0.35, 128, 64, 1, 60, 3);
        float[][] trained = new float[1][];
        new DjlTrainer(Tiny.CONFIG, plan, log::add).train(
                Tiny::sample, temp, Optional.of(temp), parameters -> trained[0] = parameters.embedding().toFloatArray());
        assertThat(log.get(0)).contains("parameters from " + temp);
        try (NDManager manager = NDManager.newBaseManager()) {
            float[] start = Tiny.parameters(manager).embedding().toFloatArray();
            for (int i = 0; i < start.length; i++) {
                assertThat(trained[0][i]).isCloseTo(start[i], within(1e-4f));
            }
        }
    }

    @Test
    void aDeeperModelStartsOutComputingWhatTheShallowerOneDid() {
        LlamaConfig deeper = new LlamaConfig(40, 48, 24, 5, 3, 64, 10_000, 1e-5);
        try (NDManager manager = NDManager.newBaseManager()) {
            Parameters written = Tiny.parameters(manager);
            write(written);
            Parameters read = new Parameters(manager, deeper, 99);
            JniUtils.setGradMode(false);
            try (SafeTensors tensors = SafeTensors.open(temp.resolve("model.safetensors"))) {
                CheckpointTensors.fromHuggingFace(manager, deeper, read, tensors);
            }
            NDArray ids = manager.create(new long[] {3, 9, 27, 1, 4}, new Shape(1, 5));
            float[] expected = new LlamaModel(Tiny.CONFIG, written).hidden(ids).toFloatArray();
            assertThat(new LlamaModel(deeper, read).hidden(ids).toFloatArray()).containsExactly(expected, within(1e-6f));
            assertThat(read.layer(1).queryKeyValue().norm().getFloat()).as("what a new layer reads").isPositive();
        }
    }

    @Test
    void aShallowerModelIsRefused() {
        try (NDManager manager = NDManager.newBaseManager()) {
            write(Tiny.parameters(manager));
        }
        LlamaConfig shallower = new LlamaConfig(40, 48, 24, 1, 3, 64, 10_000, 1e-5);
        TrainingPlan plan = new TrainingPlan(200, 1e-9, 1, 0.35, 128, 64, 1, 60, 3);
        assertThatThrownBy(() -> new DjlTrainer(shallower, plan, line -> {})
                        .train(Tiny::sample, temp, Optional.of(temp), parameters -> {}))
                .isInstanceOf(ToolaceException.class)
                .hasMessageContaining("at most 1 layers, found 2");
    }

    @Test
    void weightsOfAnotherShapeAreRefused() {
        try (NDManager manager = NDManager.newBaseManager()) {
            write(Tiny.parameters(manager));
        }
        LlamaConfig wider = new LlamaConfig(41, 48, 24, 2, 3, 64, 10_000, 1e-5);
        TrainingPlan plan = new TrainingPlan(200, 1e-9, 1, 0.35, 128, 64, 1, 60, 3);
        assertThatThrownBy(() -> new DjlTrainer(wider, plan, line -> {})
                        .train(Tiny::sample, temp, Optional.of(temp), parameters -> {}))
                .isInstanceOf(ToolaceException.class)
                .hasMessageContaining("TA-TRAIN-002")
                .hasMessageContaining("shape");
    }

    private void write(Parameters parameters) {
        SafeTensors.write(temp.resolve("model.safetensors"),
                CheckpointTensors.toHuggingFace(Tiny.CONFIG, parameters), Map.of("format", "pt"));
    }
}
