package dev.toolace.internal.grammar;

/**
 * What stands around the parts of a list or object, and between them.
 *
 * @param open before all
 * @param comma between two
 * @param close after all
 */
public record Marks(String open, String comma, String close) {}
