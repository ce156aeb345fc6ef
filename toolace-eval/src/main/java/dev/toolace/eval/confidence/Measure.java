package dev.toolace.eval.confidence;

import java.util.Locale;

/** What may tell how sure a model was of an answer; higher is surer, and 0 the most. */
public enum Measure {
    /**
     * The natural logarithm of the probability of all tokens of the answer together: what {@code ConfidencePolicy}
     * goes by.
     */
    PROBABILITY,
    /** The same of the least probable token. */
    LEAST_TOKEN,
    /** The same of the geometric mean of the tokens' probabilities, which does not fall with the answer's length. */
    MEAN_TOKEN,
    /** How short the answer is: what can be told without probabilities, for comparison. */
    BREVITY;

    /**
     * The name in JSON.
     *
     * @return lower case, such as {@code least_token}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
