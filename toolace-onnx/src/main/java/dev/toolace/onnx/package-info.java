/** Runs a language model inside the process through ONNX Runtime. */
@NullMarked
package dev.toolace.onnx;

import org.jspecify.annotations.NullMarked;
