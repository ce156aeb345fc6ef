package dev.toolace.onnx.internal.tokenizer;

/**
 * Turns tokens into text as they come. The pieces together are what decoding all tokens at once gives, and none ends
 * within a character. What a token costs does not depend on those before it. Confined to one generation.
 */
public sealed interface TextStream permits PieceStream, WindowStream {
    /** Takes a token; the result is the text that is certain now, perhaps empty. */
    String add(int token);

    /** The text that was held back. */
    String end();
}
