package dev.toolace.onnx.internal.device;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.toolace.onnx.internal.graph.CacheTensor;

/** Where the caches of a session are. Safe for use by many threads; all blocks are closed before it is. */
public interface CacheMemory extends AutoCloseable {
    /** A block of zeros, for a tensor with room for a number of tokens. */
    Block zeros(CacheTensor tensor, long tokens) throws OrtException;

    /**
     * Whether this is where the session reads the tensor: then what the graph gives out in new memory should be written
     * to a {@link #blank} block. Otherwise ONNX Runtime puts it into main memory.
     */
    boolean places(CacheTensor tensor);

    /** A block of any content, which a run will write; only for tensors that it places. */
    Block blank(CacheTensor tensor, long tokens) throws OrtException;

    /** The memory's name, for a tensor. */
    String name(CacheTensor tensor);

    @Override
    void close();

    /** Memory of one tensor. Confined to one decoder. */
    interface Block extends AutoCloseable {
        /** The tensor over it, for input and output. */
        OnnxTensor tensor();

        /** Takes over the first tokens, or more, of another block of the same tensor. */
        void copy(Block from, int tokens) throws OrtException;

        @Override
        void close();
    }
}
