package dev.toolace.train.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.toolace.onnx.TokenModel;
import dev.toolace.onnx.checkpoint.SafeTensors;
import dev.toolace.onnx.export.CheckpointExporter;
import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlamaModelTest {

    @TempDir
    Path folder;

    private NDManager manager;
    private Parameters parameters;
    private LlamaModel model;

    @BeforeEach
    void makesAModel() {
        manager = NDManager.newBaseManager();
        parameters = Tiny.parameters(manager);
        model = new LlamaModel(Tiny.CONFIG, parameters);
    }

    @AfterEach
    void closesTheManager() {
        manager.close();
    }

    /** What was trained is what will run: the exported graph is written by other code, after other documents. */
    @Test
    void theExportedGraphGivesTheSameLogits() throws IOException {
        Path checkpoint = Files.createDirectory(folder.resolve("checkpoint"));
        Files.writeString(checkpoint.resolve("config.json"), Tiny.CONFIG.toConfigJson(1, 0).toJson());
        SafeTensors.write(checkpoint.resolve("model.safetensors"),
                CheckpointTensors.toHuggingFace(Tiny.CONFIG, parameters), Map.of("format", "pt"));
        Path exported = folder.resolve("onnx");
        CheckpointExporter.export(checkpoint, exported, Precision.FP32);

        try (TokenModel onnx = TokenModel.open(exported, 1)) {
            Random random = new Random(1);
            for (int length : new int[] {1, 2, 7, 40}) {
                int[] ids = random.ints(length, 0, 40).toArray();
                float[][] logits = logits(ids);
                assertThat(onnx.lastLogits(ids)).containsExactly(logits[length - 1], within(2e-4f));
            }
            int[] prompt = {3, 14, 15, 9, 2, 6};
            int[] continued = prompt;
            for (int token : onnx.greedy(prompt, 12)) {
                float[] last = logits(continued)[continued.length - 1];
                assertThat(last[token]).isCloseTo(max(last), within(2e-4f));
                continued = Arrays.copyOf(continued, continued.length + 1);
                continued[continued.length - 1] = token;
            }
        }
    }

    @Test
    void noPositionSeesALaterOne() {
        float[][] one = logits(new int[] {3, 14, 15, 9});
        float[][] other = logits(new int[] {3, 14, 26, 5});
        assertThat(one[1]).containsExactly(other[1], within(1e-5f));
        assertThat(max(difference(one[2], other[2]))).isGreaterThan(1e-2f);
    }

    @Test
    void theGradientIsTheSlopeOfTheLoss() {
        List<EncodedSample> batch = Tiny.samples(0, 5);
        try (GradientWorkers workers = new GradientWorkers(model, manager, 1)) {
            GradientWorkers.Added added = workers.add(List.of(batch));
            assertThat(added.tokens()).isEqualTo(batch.stream().mapToInt(EncodedSample::length).sum());
            assertThat(added.loss() / added.weight()).isBetween(1.0, 30.0);
            Map<String, float[]> gradients = new LinkedHashMap<>();
            parameters.byName().forEach((name, array) -> gradients.put(name, gradient(array)));
            Random random = new Random(2);
            parameters.byName().forEach((name, array) -> {
                float[] gradient = gradients.get(name);
                // Along the gradient itself the slope is largest, so that rounding matters least; jittered, so that it
                // is not the norm alone that is checked.
                double length = 0;
                float[] direction = new float[gradient.length];
                for (int i = 0; i < direction.length; i++) {
                    direction[i] = (float) (gradient[i] * (0.5 + random.nextDouble()));
                    length += direction[i] * direction[i];
                }
                double expected = 0;
                for (int i = 0; i < direction.length; i++) {
                    direction[i] /= (float) Math.sqrt(length);
                    expected += (double) gradient[i] * direction[i];
                }
                double step = 4e-3;
                double above = lossAt(workers, batch, array, direction, step);
                double below = lossAt(workers, batch, array, direction, -step);
                assertThat((above - below) / (2 * step)).as(name).isCloseTo(expected, within(0.02 * expected + 0.05));
            });
        }
    }

    /** Each token is predicted from those before it. */
    @Test
    void theLossIsTheWeightedLogLikelihoodOfTheNextToken() {
        EncodedSample sample = Tiny.sample(11);
        double expected = 0;
        float[][] logits = logits(sample.ids());
        for (int t = 1; t < sample.length(); t++) {
            double sum = 0;
            for (float logit : logits[t - 1]) {
                sum += Math.exp(logit);
            }
            expected += sample.weights()[t] * (Math.log(sum) - logits[t - 1][sample.ids()[t]]);
        }
        try (GradientWorkers workers = new GradientWorkers(model, manager, 1)) {
            assertThat(workers.add(List.of(List.of(sample))).loss()).isCloseTo(expected, within(1e-3));
        }
    }

    /**
     * Native code keeps pointers into Java buffers between the passes; whatever the collector frees must not be among
     * them.
     */
    @Test
    void theGradientDoesNotDependOnGarbageCollection() throws InterruptedException {
        float[] undisturbed = gradientOfQueries(false);
        assertThat(gradientOfQueries(true)).isEqualTo(undisturbed);
    }

    private float[] gradientOfQueries(boolean disturbed) throws InterruptedException {
        NDArray array = parameters.layer(0).queryKeyValue();
        JniUtils.setGradMode(true);
        try (NDManager step = manager.newSubManager()) {
            long[] ids = LongStream.range(1, 13).toArray();
            NDArray hidden = model.hidden(step.create(ids, new Shape(1, 12)));
            NDArray loss = model.loss(hidden, step.create(LongStream.range(0, 11).toArray()),
                    step.create(LongStream.range(2, 13).toArray()), step.ones(new Shape(11)));
            for (int i = 0; disturbed && i < 3; i++) {
                System.gc();
                Thread.sleep(50);
            }
            List<ByteBuffer> scribbled = new ArrayList<>();
            for (int i = 0; disturbed && i < 200; i++) {
                scribbled.add(ByteBuffer.allocateDirect(8).putLong(0, 0x4242424242424242L));
            }
            JniUtils.backward((PtNDArray) loss, (PtNDArray) step.ones(new Shape()), false, false);
            assertThat(scribbled).hasSize(disturbed ? 200 : 0);
        } finally {
            JniUtils.setGradMode(false);
        }
        float[] gradient = gradient(array);
        parameters.byName().values().forEach(one -> JniUtils.zeroGrad((PtNDArray) one));
        return gradient;
    }

    @Test
    void workersAddTheirGradients() {
        List<EncodedSample> first = Tiny.samples(0, 4);
        List<EncodedSample> second = Tiny.samples(4, 9);
        NDArray array = parameters.layer(0).queryKeyValue();
        try (GradientWorkers workers = new GradientWorkers(model, manager, 2)) {
            GradientWorkers.Added both = workers.add(List.of(first, second));
            float[] together = gradient(array);
            array.getGradient().muli(0);
            GradientWorkers.Added one = workers.add(List.of(first)).plus(workers.add(List.of(second)));
            assertThat(gradient(array)).containsExactly(together, within(1e-3f));
            assertThat(both.weight()).isEqualTo(one.weight());
            assertThat(both.loss()).isCloseTo(one.loss(), within(1e-3));
        }
    }

    @Test
    void paddingChangesNothing() {
        EncodedSample shorter = new EncodedSample(new int[] {1, 2, 3}, new float[] {0, 1, 1});
        EncodedSample longer = Tiny.sample(3);
        try (GradientWorkers workers = new GradientWorkers(model, manager, 1)) {
            double alone = workers.add(List.of(List.of(shorter))).loss() + workers.add(List.of(List.of(longer))).loss();
            assertThat(workers.add(List.of(List.of(shorter, longer))).loss()).isCloseTo(alone, within(1e-3));
        }
    }

    private static double lossAt(
            GradientWorkers workers, List<EncodedSample> batch, NDArray array, float[] direction, double step) {
        JniUtils.setGradMode(false);
        try (NDArray change = array.getManager().create(direction, array.getShape())) {
            change.muli(step);
            array.addi(change);
            double loss = workers.add(List.of(batch)).loss();
            array.subi(change);
            return loss;
        }
    }

    private static float[] gradient(NDArray array) {
        try (NDArray gradient = array.getGradient()) {
            return gradient.toFloatArray();
        }
    }

    private float[][] logits(int[] ids) {
        JniUtils.setGradMode(false);
        try (NDManager step = manager.newSubManager()) {
            long[] wide = Arrays.stream(ids).asLongStream().toArray();
            NDArray hidden = model.hidden(step.create(wide, new Shape(1, ids.length)));
            float[] flat = hidden.matMul(parameters.embedding().transpose()).toFloatArray();
            float[][] rows = new float[ids.length][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = Arrays.copyOfRange(flat, i * 40, (i + 1) * 40);
            }
            return rows;
        }
    }

    private static float max(float[] values) {
        float max = values[0];
        for (float value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static float[] difference(float[] one, float[] other) {
        float[] difference = new float[one.length];
        for (int i = 0; i < one.length; i++) {
            difference[i] = Math.abs(one[i] - other[i]);
        }
        return difference;
    }
}
