package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.graph.CacheTensor;
import dev.toolace.onnx.internal.graph.GraphSignature;
import dev.toolace.onnx.internal.graph.LogitsPort;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the graph itself for the shape of its logits, where its file does not tell. Stateless. */
final class FirstRun {
    private FirstRun() { }

    static GraphSignature ask(OrtEnvironment environment, OrtSession session, OrtSession.@Nullable RunOptions options,
            GraphSignature signature) throws OrtException {
        int tokens = signature.longestRun() == 1 ? 1 : 2;
        Step step = new Step(environment, signature, tokens, tokens);
        String name = signature.logits().port().name();
        try {
            Map<String, OnnxTensorLike> inputs = new LinkedHashMap<>();
            step.inputs(inputs, new int[tokens], 0, tokens, 0, 1);
            for (CacheTensor tensor : signature.cache()) {
                inputs.put(tensor.past(), step.empty(tensor));
            }
            try (OrtSession.Result result = session.run(inputs, Set.of(name), Map.of(), options)) {
                long[] shape = ((OnnxTensor) result.get(0)).getInfo().getShape();
                return with(signature, shape, tokens);
            }
        } finally {
            step.release();
        }
    }

    private static GraphSignature with(GraphSignature signature, long[] shape, int tokens) {
        int rank = shape.length;
        long rows = rank < 2 ? -1 : shape[rank - 2];
        long vocabulary = rank == 0 ? -1 : shape[rank - 1];
        boolean first = rank == 2 || rank == 3 && shape[0] == 1;
        if (!first || rows != 1 && rows != tokens || vocabulary <= 0 || vocabulary > Integer.MAX_VALUE
                || rank != (signature.logits().port().rank() == 2 ? 2 : 3)) {
            throw new ToolaceException(OnnxErrors.GRAPH_UNSUPPORTED, "the ONNX graph cannot be used: output "
                    + signature.logits().port().describe() + " has shape " + Arrays.toString(shape) + " for " + tokens
                    + " tokens, and must be [batch, sequence, vocabulary]");
        }
        return signature.withLogits(rows == tokens && signature.longestRun() != 1 ? LogitsPort.Rows.ALL
                : LogitsPort.Rows.LAST, (int) vocabulary);
    }
}
