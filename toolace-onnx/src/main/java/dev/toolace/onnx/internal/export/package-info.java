/** How checkpoints become ONNX graphs. Not exported. */
@NullMarked
package dev.toolace.onnx.internal.export;

import org.jspecify.annotations.NullMarked;
