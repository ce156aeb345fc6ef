package dev.toolace.train.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The trainable arrays of a Llama decoder. Query, key and value projections are one array, and so are gate and up,
 * because one wide product is faster than several narrow ones; {@link CheckpointTensors} takes them apart for the
 * checkpoint.
 */
final class Parameters {

    /** Small, so that the logits of the tied head start small although embeddings are wide. */
    private static final float FINAL_NORM = 0.15f;

    /** The arrays of one decoder layer; each matrix has shape (out, in). */
    record Layer(
            NDArray attentionNorm,
            NDArray queryKeyValue,
            NDArray output,
            NDArray feedForwardNorm,
            NDArray gateUp,
            NDArray down) {}

    private final NDArray embedding;
    private final NDArray finalNorm;
    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, NDArray> byName = new LinkedHashMap<>();

    /** Draws fresh parameters. */
    Parameters(NDManager manager, LlamaConfig config, long seed) {
        InitialWeights weights = new InitialWeights(config, seed);
        int width = config.hiddenSize();
        int wide = config.intermediateSize();
        Shape norm = new Shape(width);
        embedding = register("embedding",
                manager.create(weights.embedding(), new Shape(config.vocabularySize(), width)));
        for (int i = 0; i < config.layers(); i++) {
            String at = "layer" + i + ".";
            layers.add(new Layer(
                    register(at + "attention_norm", manager.ones(norm)),
                    register(at + "query_key_value",
                            manager.create(weights.queryKeyValue(i), new Shape(3L * width, width))),
                    register(at + "output", manager.create(weights.output(i), new Shape(width, width))),
                    register(at + "feed_forward_norm", manager.ones(norm)),
                    register(at + "gate_up", manager.create(weights.gateUp(), new Shape(2L * wide, width))),
                    register(at + "down", manager.create(weights.down(), new Shape(width, wide)))));
        }
        finalNorm = register("final_norm", manager.full(norm, FINAL_NORM));
        byName.values().forEach(array -> array.setRequiresGradient(true));
    }

    NDArray embedding() {
        return embedding;
    }

    NDArray finalNorm() {
        return finalNorm;
    }

    Layer layer(int index) {
        return layers.get(index);
    }

    /** All arrays by name, in a fixed order. */
    Map<String, NDArray> byName() {
        return byName;
    }

    /** Number of trainable numbers. */
    long count() {
        return byName.values().stream().mapToLong(NDArray::size).sum();
    }

    private NDArray register(String name, NDArray array) {
        byName.put(name, array);
        return array;
    }
}
