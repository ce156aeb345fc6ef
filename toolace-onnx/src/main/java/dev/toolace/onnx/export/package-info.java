/** From a checkpoint to a model folder that {@link dev.toolace.onnx.OnnxBackend} runs. */
@NullMarked
package dev.toolace.onnx.export;

import org.jspecify.annotations.NullMarked;
