/** Text to tokens and back: special tokens, the bytes of each token, text while it is generated. Not exported. */
@NullMarked
package dev.toolace.onnx.internal.tokenizer;

import org.jspecify.annotations.NullMarked;
