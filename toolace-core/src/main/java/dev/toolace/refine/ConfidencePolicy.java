package dev.toolace.refine;

import dev.toolace.Attempt;
import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import java.util.Objects;

/**
 * Spares the confirming round where the model was so sure of a valid answer that it would not change it; otherwise
 * another policy decides. The backend must give probabilities, or nothing is spared. Which probability means that much
 * depends on the model: measure it on data of your own. Immutable and safe for use by many threads if the other policy
 * is.
 *
 * @param otherwise decides where the model was less sure
 * @param least probability of all tokens of the answer together from which on it counts, above 0 up to 1
 */
public record ConfidencePolicy(StoppingPolicy otherwise, double least) implements StoppingPolicy {

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
