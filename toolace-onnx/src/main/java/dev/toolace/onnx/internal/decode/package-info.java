/** The decoder: session, KV cache, sampling, tokenizer. Not exported. */
@NullMarked
package dev.toolace.onnx.internal.decode;

import org.jspecify.annotations.NullMarked;
