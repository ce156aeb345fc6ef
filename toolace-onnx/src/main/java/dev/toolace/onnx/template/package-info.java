/** Chat templates: the Jinja texts that say how a model wants its conversation written. */
@NullMarked
package dev.toolace.onnx.template;

import org.jspecify.annotations.NullMarked;
