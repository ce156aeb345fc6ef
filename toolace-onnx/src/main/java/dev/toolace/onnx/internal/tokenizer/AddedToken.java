package dev.toolace.onnx.internal.tokenizer;

/**
 * A token beside those of the vocabulary's model: texts are split at it before they are looked up.
 *
 * @param id      its number
 * @param content how it is written
 * @param special whether it is there for the structure of a prompt, rather than for text
 */
public record AddedToken(int id, String content, boolean special) { }
