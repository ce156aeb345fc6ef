package dev.toolace.train.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.toolace.onnx.checkpoint.FloatTensor;
import dev.toolace.onnx.checkpoint.SafeTensors;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Converts between the trainer's arrays and the tensor names and shapes of a Hugging Face Llama checkpoint. Stateless.
 */
final class CheckpointTensors {

    private CheckpointTensors() {}

    /** The tensors of {@code model.safetensors}. */
    static Map<String, FloatTensor> toHuggingFace(LlamaConfig config, Parameters parameters) {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        tensors.put("model.embed_tokens.weight", tensor(parameters.embedding()));
        for (int i = 0; i < config.layers(); i++) {
            Parameters.Layer layer = parameters.layer(i);
            String at = "model.layers." + i + ".";
            tensors.put(at + "input_layernorm.weight", tensor(layer.attentionNorm()));
            putRows(tensors, tensor(layer.queryKeyValue()), at + "self_attn.q_proj.weight", at
                    + "self_attn.k_proj.weight",
                    at + "self_attn.v_proj.weight");
            tensors.put(at + "self_attn.o_proj.weight", tensor(layer.output()));
            tensors.put(at + "post_attention_layernorm.weight", tensor(layer.feedForwardNorm()));
            putRows(tensors, tensor(layer.gateUp()), at + "mlp.gate_proj.weight", at + "mlp.up_proj.weight");
            tensors.put(at + "mlp.down_proj.weight", tensor(layer.down()));
        }
        tensors.put("model.norm.weight", tensor(parameters.finalNorm()));
        return tensors;
    }

    /**
     * Overwrites the parameters with those of a checkpoint that {@link #toHuggingFace} wrote. Where the checkpoint has
     * fewer layers than the model, its layers are spread over the depth and each of the others keeps its fresh weights
     * but for the two matrices that write to the residual stream: those are zero, so that the deeper model starts out
     * computing what the shallower one did.
     */
    static void fromHuggingFace(NDManager manager, LlamaConfig config, Parameters parameters, SafeTensors tensors) {
        int given = (int) tensors.names().stream().filter(name -> name.endsWith(".input_layernorm.weight")).count();
        if (given > config.layers()) {
            throw new IllegalArgumentException("expected at most " + config.layers() + " layers, found " + given);
        }
        restore(manager, parameters.embedding(), tensors.read("model.embed_tokens.weight"));
        for (int i = 0; i < config.layers(); i++) {
            parameters.layer(i).output().muli(0);
            parameters.layer(i).down().muli(0);
        }
        for (int i = 0; i < given; i++) {
            Parameters.Layer layer = parameters.layer(given == 1 ? 0 : i * (config.layers() - 1) / (given - 1));
            String at = "model.layers." + i + ".";
            restore(manager, layer.attentionNorm(), tensors.read(at + "input_layernorm.weight"));
            restore(manager, layer.queryKeyValue(), joined(tensors, at + "self_attn.q_proj.weight",
                    at + "self_attn.k_proj.weight", at + "self_attn.v_proj.weight"));
            restore(manager, layer.output(), tensors.read(at + "self_attn.o_proj.weight"));
            restore(manager, layer.feedForwardNorm(), tensors.read(at + "post_attention_layernorm.weight"));
            restore(manager, layer.gateUp(),
                    joined(tensors, at + "mlp.gate_proj.weight", at + "mlp.up_proj.weight"));
            restore(manager, layer.down(), tensors.read(at + "mlp.down_proj.weight"));
        }
        restore(manager, parameters.finalNorm(), tensors.read("model.norm.weight"));
    }

    /** An array as it is, for the optimizer's state and for resuming. */
    static FloatTensor tensor(NDArray array) {
        return new FloatTensor(shape(array), array.toFloatArray());
    }

    private static List<Integer> shape(NDArray array) {
        return LongStream.of(array.getShape().getShape()).mapToObj(Math::toIntExact).toList();
    }

    /** Overwrites an array with the numbers of a tensor of the same shape. */
    static void restore(NDManager manager, NDArray array, FloatTensor tensor) {
        List<Integer> shape = shape(array);
        if (!tensor.shape().equals(shape)) {
            throw new IllegalArgumentException("expected shape " + shape + ", found " + tensor.shape());
        }
        NDArray read = manager.create(tensor.values(), array.getShape());
        array.muli(0).addi(read);
        read.close();
    }

    private static FloatTensor joined(SafeTensors tensors, String... names) {
        int rows = 0;
        int columns = 0;
        FloatBuffer values = FloatBuffer.allocate(0);
        for (String name : names) {
            FloatTensor part = tensors.read(name);
            rows += part.shape().get(0);
            columns = part.shape().get(1);
            values = FloatBuffer.allocate(values.capacity() + part.values().length).put(values).put(part.values()).flip();
        }
        return new FloatTensor(List.of(rows, columns), values.array());
    }

    private static void putRows(Map<String, FloatTensor> tensors, FloatTensor joined, String... names) {
        int rows = joined.shape().get(0) / names.length;
        int columns = joined.shape().get(1);
        for (int i = 0; i < names.length; i++) {
            float[] part = Arrays.copyOfRange(joined.values(), i * rows * columns, (i + 1) * rows * columns);
            tensors.put(names[i], new FloatTensor(List.of(rows, columns), part));
        }
    }
}
