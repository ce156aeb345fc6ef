/** The nodes of a template's tree, the names that they see, and how they run. Not exported. */
@NullMarked
package dev.toolace.onnx.internal.jinja.run;

import org.jspecify.annotations.NullMarked;
