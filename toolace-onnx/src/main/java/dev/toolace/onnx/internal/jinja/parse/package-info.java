/** From a template's text to its tree: lexer and parser. Not exported. */
@NullMarked
package dev.toolace.onnx.internal.jinja.parse;

import org.jspecify.annotations.NullMarked;
