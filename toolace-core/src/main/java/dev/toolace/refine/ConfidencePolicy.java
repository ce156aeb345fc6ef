package dev.toolace.refine;

import dev.toolace.Attempt;
import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import java.util.Objects;

/**
 * Spares the confirming round where the model was so sure of a valid answer that it would not change it; otherwise
 * another policy decides. The backend must give probabilities, or nothing is spared.
 *
 * <p>A round is spared where the sum of the natural logarithms of the probabilities of the answer's tokens is at least
 * the logarithm of {@code least}: where the whole answer, without the token that ends it, is at least that probable. Of
 * several measures this one tells best which answers would change (the project's {@code docs/results/confidence.md}).
 * Which probability means that much depends on the model and on what it is asked: {@code toolace eval confidence}
 * measures it on data of your own. Immutable and safe for use by many threads if the other policy is.
 *
 * @param otherwise decides where the model was less sure
 * @param least probability of all tokens of the answer together from which on it counts, above 0 up to 1
 */
public record ConfidencePolicy(StoppingPolicy otherwise, double least) implements StoppingPolicy {

    /**
     * What the model that ships with toolace was calibrated to: of the rounds that it spares there, at most 2 % changed
     * the answer. Of other models it says nothing.
     */
    public static final double DEFAULT_LEAST = 0.95;

    /**
     * The policy with {@link #DEFAULT_LEAST}.
     *
     * @param otherwise decides where the model was less sure
     */
    public ConfidencePolicy(StoppingPolicy otherwise) {
        this(otherwise, DEFAULT_LEAST);
    }

    /**
     * Checks the range.
     *
     * @throws ToolaceException TA-CONFIG-001 if the probability is out of range
     */
    public ConfidencePolicy {
        Objects.requireNonNull(otherwise);
        if (!(least > 0 && least <= 1)) {
            throw new ToolaceException(ErrorId.CONFIG, "least must be above 0 and at most 1, is " + least);
        }
    }

    @Override
    public Decision decide(History history) {
        Decision decision = otherwise.decide(history);
        Attempt last = history.last();
        boolean sure = last.valid() && last.logProbability().orElse(Double.NEGATIVE_INFINITY) >= Math.log(least);
        return decision == Decision.REFINE && sure ? Decision.stop(StopReason.CONFIDENT) : decision;
    }
}
