package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the graph takes and gives, checked against what the decoder can do.
 *
 * @param names      names of the inputs and outputs that are not part of the cache
 * @param wideIntegers whether whole numbers have 64 bits, or 32
 * @param hasMask    whether there is an attention mask
 * @param hasPosition whether there are positions
 * @param cache      name of the output for each input of the cache, in order
 * @param cacheShape shape of a cache tensor; -1 for the batch and for the tokens
 * @param vocabulary number of tokens
 * @param lastOnly   whether logits are those of the last position only
 * @param inPlace    whether the cache can be written in place
 */
record GraphSignature(GraphNames names, boolean wideIntegers, boolean hasMask, boolean hasPosition, Map<String, String> cache,
        List<Long> cacheShape, int vocabulary, boolean lastOnly, boolean inPlace) {
    private static final String IN_PLACE_OPERATOR = "GroupQueryAttention";

    static GraphSignature of(OrtSession session, GraphNames names, Set<String> operators) throws OrtException {
        Map<String, NodeInfo> inputs = session.getInputInfo();
        Map<String, NodeInfo> outputs = session.getOutputInfo();
        TensorInfo ids = tensor(inputs, names.ids(), "input");
        for (String name : List.of(names.ids(), names.mask(), names.position())) {
            OnnxJavaType type = inputs.containsKey(name) ? tensor(inputs, name, "input").type : ids.type;
            if (type != ids.type || (type != OnnxJavaType.INT64 && type != OnnxJavaType.INT32)) {
                throw unsupported("input '" + name + "' is " + type + "; all must be INT64, or all INT32");
            }
        }
        TensorInfo logits = tensor(outputs, names.logits(), "output");
        long[] shape = logits.getShape();
        if (logits.type != OnnxJavaType.FLOAT || shape.length != 3 || shape[2] <= 0 || shape[2] > Integer.MAX_VALUE) {
            throw unsupported("output '" + names.logits() + "' must be FLOAT [batch, sequence, vocabulary], is " + logits);
        }
        Map<String, String> cache = cache(names, inputs.keySet(), outputs.keySet());
        List<Long> cacheShape = cacheShape(cache, inputs);
        Set<String> known = new HashSet<>(cache.keySet());
        known.addAll(List.of(names.ids(), names.mask(), names.position()));
        List<String> strangers = inputs.keySet().stream().filter(name -> !known.contains(name)).sorted().toList();
        if (!strangers.isEmpty()) {
            throw unsupported("it has unknown inputs " + strangers);
        }
        return new GraphSignature(names, ids.type == OnnxJavaType.INT64, inputs.containsKey(names.mask()),
                inputs.containsKey(names.position()), cache, cacheShape, (int) shape[2], shape[1] == 1, operators.contains(IN_PLACE_OPERATOR));
    }

    private static Map<String, String> cache(GraphNames names, Set<String> inputs, Set<String> outputs) {
        Map<String, String> cache = new LinkedHashMap<>();
        for (int layer = 0;; layer++) {
            int found = cache.size();
            for (int i = 0; i < names.past().size(); i++) {
                String past = GraphNames.layer(names.past().get(i), layer);
                String present = GraphNames.layer(names.present().get(i), layer);
                if (inputs.contains(past) && outputs.contains(present)) {
                    cache.put(past, present);
                }
            }
            if (cache.size() == found) {
                break;
            }
        }
        if (cache.isEmpty()) {
            throw unsupported("it has no key-value cache named '" + names.past().get(0) + "'");
        }
        return cache;
    }

    private static List<Long> cacheShape(Map<String, String> cache, Map<String, NodeInfo> inputs) {
        List<Long> first = null;
        for (String name : cache.keySet()) {
            TensorInfo info = tensor(inputs, name, "input");
            List<Long> shape = new ArrayList<>();
            for (long dimension : info.getShape()) {
                shape.add(dimension);
            }
            if (info.type != OnnxJavaType.FLOAT) {
                throw unsupported("its cache is " + info.type + ", only FLOAT is known");
            }
            if (shape.size() < 4 || shape.get(shape.size() - 1) <= 0 || shape.get(shape.size() - 3) <= 0) {
                throw unsupported("cache '" + name + "' has shape " + shape + "; heads and head size must be fixed");
            }
            if (first != null && !first.equals(shape)) {
                throw unsupported("its cache tensors have different shapes");
            }
            first = shape;
        }
        return first == null ? List.of() : List.copyOf(first);
    }

    /** The shape of a cache tensor with a number of tokens; batch 1. */
    long[] cacheShape(long tokens) {
        int rank = cacheShape.size();
        long[] shape = new long[rank];
        for (int i = 0; i < rank; i++) {
            shape[i] = i == rank - 2 ? tokens : Math.max(1, cacheShape.get(i));
        }
        return shape;
    }

    private static TensorInfo tensor(Map<String, NodeInfo> nodes, String name, String kind) {
        NodeInfo node = nodes.get(name);
        if (node == null) {
            throw unsupported("it has no " + kind + " '" + name + "'");
        }
        if (node.getInfo() instanceof TensorInfo tensor) {
            return tensor;
        }
        throw unsupported(kind + " '" + name + "' is not a tensor");
    }

    private static ToolaceException unsupported(String why) {
        return new ToolaceException(OnnxErrors.GRAPH_UNSUPPORTED, "the ONNX graph cannot be used: " + why);
    }
}
