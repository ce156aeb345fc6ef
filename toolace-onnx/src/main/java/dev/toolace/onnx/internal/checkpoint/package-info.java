/** What the headers and lists of checkpoint files say, read and checked. Not exported. */
@NullMarked
package dev.toolace.onnx.internal.checkpoint;

import org.jspecify.annotations.NullMarked;
