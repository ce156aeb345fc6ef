/** What every part of the template engine shares: its errors and its limits. Not exported. */
@NullMarked
package dev.toolace.onnx.internal.jinja;

import org.jspecify.annotations.NullMarked;
