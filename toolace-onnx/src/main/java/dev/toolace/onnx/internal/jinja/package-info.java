/** A small interpreter for the part of Jinja that chat templates use. Not exported. */
@NullMarked
package dev.toolace.onnx.internal.jinja;

import org.jspecify.annotations.NullMarked;
