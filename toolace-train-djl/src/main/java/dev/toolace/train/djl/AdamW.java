package dev.toolace.train.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * AdamW with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101) and clipping of the global gradient norm.
 * Vectors (the norms) are not decayed. Not thread-safe: one thread steps while no other computes gradients.
 */
final class AdamW {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.98;
    private static final double EPSILON = 1e-9;

    /** A parameter with the running means of its gradient and of the gradient's square. */
    private record Slot(String name, NDArray parameter, NDArray first, NDArray second) {}

    private final List<Slot> slots = new ArrayList<>();
    private final double weightDecay;
    private final double clipNorm;

    AdamW(NDManager manager, Map<String, NDArray> parameters, double weightDecay, double clipNorm) {
        this.weightDecay = weightDecay;
        this.clipNorm = clipNorm;
        parameters.forEach((name, parameter) -> slots.add(new Slot(
                name, parameter, manager.zeros(parameter.getShape()), manager.zeros(parameter.getShape()))));
    }

    /** The running means, by parameter name with a suffix, for the checkpoint. */
    Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        slots.forEach(slot -> state.put(slot.name() + ".m", slot.first()));
        slots.forEach(slot -> state.put(slot.name() + ".v", slot.second()));
        return state;
    }

    /**
     * Applies the accumulated gradients and clears them.
     *
     * @param manager owns the temporary arrays of this step
     * @param step counts from 1
     * @param rate learning rate of this step
     * @param scale multiplies every gradient first, 1 over the sum of the loss weights
     * @return the norm of the scaled gradient before clipping
     */
    double step(NDManager manager, long step, double rate, double scale) {
        List<NDArray> gradients = new ArrayList<>();
        double squares = 0;
        for (Slot slot : slots) {
            NDArray gradient = slot.parameter().getGradient();
            gradient.attach(manager);
            gradients.add(gradient);
            squares += gradient.square().sum().getFloat();
        }
        double norm = Math.sqrt(squares) * scale;
        double factor = norm > clipNorm ? scale * clipNorm / norm : scale;
        for (int i = 0; i < slots.size(); i++) {
            update(slots.get(i), gradients.get(i).mul(factor), manager, step, rate);
        }
        return norm;
    }

    private void update(Slot slot, NDArray gradient, NDManager manager, long step, double rate) {
        NDArray parameter = slot.parameter();
        slot.first().muli(BETA1).addi(gradient.mul(1 - BETA1));
        slot.second().muli(BETA2).addi(gradient.square().muli(1 - BETA2));
        if (parameter.getShape().dimension() > 1) {
            parameter.muli(1 - rate * weightDecay);
        }
        NDArray root = slot.second().sqrt();
        root.attach(manager);
        root.divi(Math.sqrt(1 - Math.pow(BETA2, step))).addi(EPSILON);
        NDArray change = slot.first().duplicate();
        change.attach(manager);
        parameter.subi(change.muli(rate / (1 - Math.pow(BETA1, step))).divi(root));
        JniUtils.zeroGrad((PtNDArray) parameter);
    }
}
