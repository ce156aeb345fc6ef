/**
 * Runs language models inside the process through ONNX Runtime, and exports checkpoints to ONNX.
 *
 * <p>ONNX Runtime, the tokenizer library and JNA are automatic modules.
 */
module dev.toolace.onnx {
    requires transitive dev.toolace.core;
    requires com.microsoft.onnxruntime;
    requires ai.djl.tokenizers;
    requires ai.djl.api;
    requires com.sun.jna;
    requires org.slf4j;
    requires static org.jspecify;

    exports dev.toolace.onnx;
    exports dev.toolace.onnx.checkpoint;
    exports dev.toolace.onnx.export;
    exports dev.toolace.onnx.template;
}
