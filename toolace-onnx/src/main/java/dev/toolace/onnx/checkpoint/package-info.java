/** Weights of a model as training leaves them: safetensors files. */
@NullMarked
package dev.toolace.onnx.checkpoint;

import org.jspecify.annotations.NullMarked;
