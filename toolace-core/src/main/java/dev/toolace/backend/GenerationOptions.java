package dev.toolace.backend;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import java.util.List;

/**
 * How to generate. Immutable and safe for use by many threads.
 *
 * @param maxTokens most tokens of a completion, at least 1
 * @param temperature 0 for greedy, otherwise a divisor of the logits, up to 100
 * @param topK how many of the likeliest tokens may be drawn; 0 for all
 * @param topP probability mass that may be drawn from, above 0 up to 1
 * @param seed of the sampler; the same seed gives the same text on the same backend
 * @param stop texts that end the completion and are not part of it; none may be empty
 */
public record GenerationOptions(
        int maxTokens, double temperature, int topK, double topP, long seed, List<String> stop) {

    /** Greedy, up to 512 tokens. */
    public static final GenerationOptions DEFAULT = greedy(512);

    /**
     * Checks the ranges and copies the list.
     *
     * @throws ToolaceException TA-CONFIG-001 for a value out of range
     */
    public GenerationOptions {
        stop = List.copyOf(stop);
        require(maxTokens >= 1, "maxTokens must be at least 1, is " + maxTokens);
        require(temperature >= 0 && temperature <= 100, "temperature must be 0 to 100, is " + temperature);
        require(topK >= 0, "topK must not be negative, is " + topK);
        require(topP > 0 && topP <= 1, "topP must be above 0 and at most 1, is " + topP);
        require(stop.stream().noneMatch(String::isEmpty), "a stop text must not be empty");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ToolaceException(ErrorId.CONFIG, otherwise);
        }
    }

    /**
     * Always the likeliest token.
     *
     * @param maxTokens most tokens of a completion, at least 1
     * @return the options
     */
    public static GenerationOptions greedy(int maxTokens) {
        return new GenerationOptions(maxTokens, 0, 0, 1, 0, List.of());
    }

    /**
     * Tokens drawn at random.
     *
     * @param maxTokens most tokens of a completion, at least 1
     * @param temperature a divisor of the logits
     * @param seed of the sampler
     * @return the options
     */
    public static GenerationOptions sampled(int maxTokens, double temperature, long seed) {
        return new GenerationOptions(maxTokens, temperature, 0, 1, seed, List.of());
    }

    /**
     * These options with another length.
     *
     * @param value at least 1
     * @return new options
     */
    public GenerationOptions withMaxTokens(int value) {
        return new GenerationOptions(value, temperature, topK, topP, seed, stop);
    }

    /**
     * These options with another temperature.
     *
     * @param value 0 for greedy
     * @return new options
     */
    public GenerationOptions withTemperature(double value) {
        return new GenerationOptions(maxTokens, value, topK, topP, seed, stop);
    }

    /**
     * These options with another top-k.
     *
     * @param value 0 for all tokens
     * @return new options
     */
    public GenerationOptions withTopK(int value) {
        return new GenerationOptions(maxTokens, temperature, value, topP, seed, stop);
    }

    /**
     * These options with another top-p.
     *
     * @param value above 0 up to 1
     * @return new options
     */
    public GenerationOptions withTopP(double value) {
        return new GenerationOptions(maxTokens, temperature, topK, value, seed, stop);
    }

    /**
     * These options with another seed.
     *
     * @param value any number
     * @return new options
     */
    public GenerationOptions withSeed(long value) {
        return new GenerationOptions(maxTokens, temperature, topK, topP, value, stop);
    }

    /**
     * These options with other stop texts.
     *
     * @param value none empty
     * @return new options
     */
    public GenerationOptions withStop(List<String> value) {
        return new GenerationOptions(maxTokens, temperature, topK, topP, seed, value);
    }
}
