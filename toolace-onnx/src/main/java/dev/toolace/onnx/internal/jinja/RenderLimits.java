package dev.toolace.onnx.internal.jinja;

/**
 * What one rendering may take. Immutable.
 *
 * @param steps turns of loops, calls and filters, and work in proportion to the values that they handle
 * @param characters length of the rendered text, in UTF-16 units
 * @param depth macros, call blocks and recursive loops inside of each other
 */
public record RenderLimits(long steps, int characters, int depth) {}
