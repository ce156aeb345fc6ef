/** Values and operations of Python, as far as templates show them. Knows nothing of templates. Not exported. */
@NullMarked
package dev.toolace.onnx.internal.jinja.python;

import org.jspecify.annotations.NullMarked;
