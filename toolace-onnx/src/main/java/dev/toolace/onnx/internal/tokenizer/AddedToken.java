package dev.toolace.onnx.internal.tokenizer;

/**
 * A token beside those of the vocabulary's model: texts are split at it before they are looked up.
 *
 * @param id      its number
 * @param content how it is written
 * @param special whether it is there for the structure of a prompt, rather than for text
 * @param anywhere whether it is found wherever it is written, and takes nothing that stands before it
 */
public record AddedToken(int id, String content, boolean special, boolean anywhere) { }
