package dev.toolace.train.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdamWTest {

    private static final double RATE = 0.1;
    private static final double DECAY = 0.01;

    /** Two steps by hand, the first of them clipped: beta1 0.9, beta2 0.98. */
    @Test
    void twoStepsAsOnPaper() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray matrix = trainable(manager, new Shape(1, 2), 1, -2);
            AdamW optimizer = new AdamW(manager, Map.of("p", matrix), DECAY, 1.0);

            backward(manager, matrix, 3, 4);
            // Scaled by 0.5 the gradient is (1.5, 2), norm 2.5; clipped to (0.6, 0.8).
            assertThat(step(manager, optimizer, 1, 0.5)).isCloseTo(2.5, within(1e-5));
            // m / (1 - 0.9) = g and v / (1 - 0.98) = g * g, so that the change is the rate times the sign.
            double p0 = 1 * (1 - RATE * DECAY) - RATE;
            double p1 = -2 * (1 - RATE * DECAY) - RATE;
            assertThat(matrix.toFloatArray()).containsExactly(new float[] {(float) p0, (float) p1}, within(1e-5f));

            backward(manager, matrix, -0.3f, 0);
            assertThat(step(manager, optimizer, 2, 1)).isCloseTo(0.3, within(1e-6));
            double m0 = 0.9 * 0.1 * 0.6 + 0.1 * -0.3;
            double v0 = 0.98 * 0.02 * 0.36 + 0.02 * 0.09;
            double m1 = 0.9 * 0.1 * 0.8;
            double v1 = 0.98 * 0.02 * 0.64;
            double q0 = p0 * (1 - RATE * DECAY) - RATE * (m0 / 0.19) / Math.sqrt(v0 / (1 - 0.98 * 0.98));
            double q1 = p1 * (1 - RATE * DECAY) - RATE * (m1 / 0.19) / Math.sqrt(v1 / (1 - 0.98 * 0.98));
            assertThat(matrix.toFloatArray()).containsExactly(new float[] {(float) q0, (float) q1}, within(1e-5f));
            assertThat(optimizer.state().get("p.m").toFloatArray())
                    .containsExactly(new float[] {(float) m0, (float) m1}, within(1e-6f));
            assertThat(optimizer.state().get("p.v").toFloatArray())
                    .containsExactly(new float[] {(float) v0, (float) v1}, within(1e-6f));
        }
    }

    @Test
    void vectorsAreNotDecayed() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray vector = trainable(manager, new Shape(2), 1, -2);
            AdamW optimizer = new AdamW(manager, Map.of("p", vector), DECAY, 1.0);
            backward(manager, vector, 0.6f, 0.8f);
            step(manager, optimizer, 1, 1);
            assertThat(vector.toFloatArray()).containsExactly(new float[] {0.9f, -2.1f}, within(1e-5f));
        }
    }

    @Test
    void theNormIsThatOfAllParametersTogether() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray one = trainable(manager, new Shape(2), 0, 0);
            NDArray other = trainable(manager, new Shape(1, 1), 0);
            AdamW optimizer = new AdamW(manager, Map.of("one", one, "other", other), DECAY, 1.0);
            backward(manager, one, 1, 2);
            backward(manager, other, 2);
            assertThat(step(manager, optimizer, 1, 1)).isCloseTo(3, within(1e-5));
        }
    }

    @Test
    void aStepClearsTheGradients() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray vector = trainable(manager, new Shape(1), 1);
            AdamW optimizer = new AdamW(manager, Map.of("p", vector), DECAY, 1.0);
            backward(manager, vector, 0.5f);
            backward(manager, vector, 0.25f);
            assertThat(step(manager, optimizer, 1, 1)).as("gradients add up").isCloseTo(0.75, within(1e-6));
            backward(manager, vector, 0.125f);
            assertThat(step(manager, optimizer, 2, 1)).isCloseTo(0.125, within(1e-6));
        }
    }

    private static NDArray trainable(NDManager manager, Shape shape, float... values) {
        NDArray array = manager.create(values, shape);
        array.setRequiresGradient(true);
        return array;
    }

    /** Adds a gradient to the array's: that of its product with constants. */
    private static void backward(NDManager manager, NDArray array, float... gradient) {
        JniUtils.setGradMode(true);
        try (NDManager step = manager.newSubManager()) {
            NDArray constants = step.create(gradient, array.getShape());
            NDArray loss = constants.mul(array).sum();
            JniUtils.backward((PtNDArray) loss, (PtNDArray) step.ones(new Shape()), false, false);
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    private static double step(NDManager manager, AdamW optimizer, long number, double scale) {
        try (NDManager temporary = manager.newSubManager()) {
            return optimizer.step(temporary, number, RATE, scale);
        }
    }
}
