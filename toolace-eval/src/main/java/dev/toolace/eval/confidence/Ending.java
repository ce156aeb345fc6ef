package dev.toolace.eval.confidence;

/**
 * How a test ends, or would have ended. Immutable.
 *
 * @param right whether the answer is right by the benchmark's rule
 * @param generations attempts up to there, at least 1 unless the prompt was too long
 * @param tokens of these attempts, prompts and completions
 */
public record Ending(boolean right, int generations, long tokens) {}
