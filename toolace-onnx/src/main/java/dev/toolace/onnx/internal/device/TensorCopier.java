package dev.toolace.onnx.internal.device;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.toolace.onnx.internal.graph.NumberType;
import dev.toolace.onnx.internal.proto.OnnxFile;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import dev.toolace.onnx.internal.proto.TensorType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Copies tensors between and within memories by running a graph that does nothing else, where the model runs. So
 * nothing but what the model's own runs need has to work; the C API's {@code CopyTensors} wants execution providers
 * that are registered in the environment. Safe for use by many threads.
 */
final class TensorCopier implements AutoCloseable {
    private final Sessions sessions;
    private final Map<NumberType, OrtSession> open = new EnumMap<>(NumberType.class);

    TensorCopier(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Copies all of a tensor to another of the same type and shape. */
    void copy(NumberType type, OnnxTensor from, OnnxTensor to) throws OrtException {
        session(type).run(Map.of("from", from), Set.of(), Map.of("to", to)).close();
    }

    private synchronized OrtSession session(NumberType type) throws OrtException {
        OrtSession session = open.get(type);
        if (session == null) {
            session = sessions.open(graph(type));
            open.put(type, session);
        }
        return session;
    }

    private static byte[] graph(NumberType type) {
        TensorType numbers = TensorType.valueOf(type.name());
        OnnxGraph graph = new OnnxGraph();
        List<Object> shape = List.of("a", "b", "c", "d");
        graph.input("from", numbers, shape);
        graph.output("to", numbers, shape);
        graph.node("Identity", List.of("from"), "to");
        return OnnxFile.bytes(graph);
    }

    @Override
    public synchronized void close() {
        for (OrtSession session : open.values()) {
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }
        open.clear();
    }
}
