/** What {@code config.json} says of a model: one small file for each architecture. Not exported. */
@NullMarked
package dev.toolace.onnx.internal.architecture;

import org.jspecify.annotations.NullMarked;
