package dev.toolace.eval.confidence;

import java.util.Locale;

/** How sure a model was of an answer, as a natural logarithm of something between 0 and 1. */
public enum Measure {
    /** The probability of all tokens of the answer together: what {@code ConfidencePolicy} goes by. */
    PROBABILITY,
    /** The probability of the least probable token. */
    LEAST_TOKEN,
    /** The geometric mean of the tokens' probabilities, which does not fall with the answer's length. */
    MEAN_TOKEN;

    /**
     * The name in JSON.
     *
     * @return lower case, such as {@code least_token}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
