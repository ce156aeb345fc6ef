package dev.toolace.onnx.internal.export;

import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.checkpoint.Checkpoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tensors of a checkpoint; each is checked while the graph is built, long before its numbers are read. */
final class Tensors {
    private final Checkpoint checkpoint;
    private final Set<String> declared = new HashSet<>();

    Tensors(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    /** Notes that the graph reads a tensor; fails where it is absent or has another shape. */
    void declare(String name, List<Integer> shape) {
        List<Integer> found = checkpoint.shape(name);
        if (!found.equals(shape)) {
            throw new ToolaceException(OnnxErrors.CHECKPOINT_TENSOR,
                    "tensor '" + name + "' has shape " + found + ", the configuration asks for " + shape);
        }
        declared.add(name);
    }

    float[] read(String name) {
        return checkpoint.read(name).values();
    }

    float[] readRows(String name, int first, int count) {
        return checkpoint.readRows(name, first, count).values();
    }

    /** Fails where the checkpoint has what no part of the graph reads: it would compute something else. */
    void refuseOthers(String architecture, boolean tied) {
        for (String name : checkpoint.names()) {
            // Old checkpoints hold the rotary frequencies too, and tied ones sometimes the output layer a second time.
            boolean known = declared.contains(name) || name.endsWith(".rotary_emb.inv_freq")
                    || tied && name.equals("lm_head.weight");
            if (!known) {
                throw new ToolaceException(OnnxErrors.CHECKPOINT_TENSOR, "the exporter has no use for tensor '" + name
                        + "': with this configuration, " + architecture + " does not have it");
            }
        }
    }
}
