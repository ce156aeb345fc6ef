/** Models as GGUF files, with the very weights of an export to ONNX: so that engines can be held against each other. */
@NullMarked
package dev.toolace.bench.gguf;

import org.jspecify.annotations.NullMarked;
