/** Filters, tests and global functions of templates. Not exported. */
@NullMarked
package dev.toolace.onnx.internal.jinja.library;

import org.jspecify.annotations.NullMarked;
