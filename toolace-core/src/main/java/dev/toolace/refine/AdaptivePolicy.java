package dev.toolace.refine;

import dev.toolace.Attempt;
import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.backend.FinishReason;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * ToolACE-R's adaptive self-refinement: a valid answer is refined until two consecutive answers are the same
 * (canonically equal calls, or no call twice). Invalid answers are corrected, with a budget of their own.
 *
 * <p>Also ends: when an answer comes back that was given before the last (a cycle), when a refinement is invalid, when
 * an answer was cut off, when a correction repeats the invalid answer word for word, on cancellation, and when a
 * budget is used up. Immutable and safe for use by many threads.
 *
 * @param maxRounds most attempts of all kinds, at least 1
 * @param refineBudget most refinements; 0 for none
 * @param correctBudget most corrections; 0 for none
 * @param tokenBudget tokens of prompts and completions after which no further attempt begins; 0 for no bound
 * @param timeBudget time after which no further attempt begins; empty for no bound
 * @param stopsWhenSettled false to make all refinements even when nothing changes, for comparison
 */
public record AdaptivePolicy(
        int maxRounds,
        int refineBudget,
        int correctBudget,
        int tokenBudget,
        Optional<Duration> timeBudget,
        boolean stopsWhenSettled) implements StoppingPolicy {

    /** At most 5 rounds: 4 refinements, 2 corrections. */
    public static final AdaptivePolicy DEFAULT = new AdaptivePolicy(5, 4, 2, 0, Optional.empty(), true);

    private static final int MOST_ROUNDS = 64;

    /**
     * Checks the ranges.
     *
     * @throws ToolaceException TA-CONFIG-001 for a value out of range
     */
    public AdaptivePolicy {
        Objects.requireNonNull(timeBudget);
        require(maxRounds >= 1 && maxRounds <= MOST_ROUNDS, "maxRounds must be 1 to 64, is " + maxRounds);
        require(refineBudget >= 0, "refineBudget must not be negative, is " + refineBudget);
        require(correctBudget >= 0, "correctBudget must not be negative, is " + correctBudget);
        require(tokenBudget >= 0, "tokenBudget must not be negative, is " + tokenBudget);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ToolaceException(ErrorId.CONFIG, otherwise);
        }
    }

    /**
     * No refinement: the first valid answer counts. Corrections stay allowed; see {@link #withCorrectBudget}.
     *
     * @return the policy
     */
    public static AdaptivePolicy off() {
        return DEFAULT.withRefineBudget(0);
    }

    /**
     * Always the same number of refinements, whether or not anything changes. For comparison with the default.
     *
     * @param refinements 0 to 61
     * @return the policy
     */
    public static AdaptivePolicy fixed(int refinements) {
        int rounds = 1 + refinements + DEFAULT.correctBudget;
        return new AdaptivePolicy(rounds, refinements, DEFAULT.correctBudget, 0, Optional.empty(), false);
    }

    /**
     * This policy with another number of rounds.
     *
     * @param value 1 to 64
     * @return a new policy
     */
    public AdaptivePolicy withMaxRounds(int value) {
        return new AdaptivePolicy(value, refineBudget, correctBudget, tokenBudget, timeBudget, stopsWhenSettled);
    }

    /**
     * This policy with another number of refinements.
     *
     * @param value not negative
     * @return a new policy
     */
    public AdaptivePolicy withRefineBudget(int value) {
        return new AdaptivePolicy(maxRounds, value, correctBudget, tokenBudget, timeBudget, stopsWhenSettled);
    }

    /**
     * This policy with another number of corrections.
     *
     * @param value not negative
     * @return a new policy
     */
    public AdaptivePolicy withCorrectBudget(int value) {
        return new AdaptivePolicy(maxRounds, refineBudget, value, tokenBudget, timeBudget, stopsWhenSettled);
    }

    /**
     * This policy with a bound on tokens.
     *
     * @param value 0 for none
     * @return a new policy
     */
    public AdaptivePolicy withTokenBudget(int value) {
        return new AdaptivePolicy(maxRounds, refineBudget, correctBudget, value, timeBudget, stopsWhenSettled);
    }

    /**
     * This policy with a bound on time.
     *
     * @param value the time
     * @return a new policy
     */
    public AdaptivePolicy withTimeBudget(Duration value) {
        return new AdaptivePolicy(
                maxRounds, refineBudget, correctBudget, tokenBudget, Optional.of(value), stopsWhenSettled);
    }

    @Override
    public Decision decide(History history) {
        Attempt last = history.last();
        if (history.cancelled() || last.finishReason() == FinishReason.CANCELLED) {
            return Decision.stop(StopReason.CANCELLED);
        }
        if (last.finishReason() == FinishReason.LENGTH) {
            return Decision.stop(StopReason.CUT_OFF);
        }
        return last.valid() ? afterValid(history) : afterInvalid(history);
    }

    private Decision afterValid(History history) {
        Attempt last = history.last();
        if (stopsWhenSettled) {
            if (history.previous().filter(last::sameAs).isPresent()) {
                return Decision.stop(StopReason.UNCHANGED);
            }
            List<Attempt> earlier = history.attempts().subList(0, history.attempts().size() - 1);
            if (earlier.stream().anyMatch(last::sameAs)) {
                return Decision.stop(StopReason.CYCLE);
            }
        }
        if (refineBudget == 0) {
            return Decision.stop(StopReason.SINGLE_PASS);
        }
        if (history.count(Attempt.Kind.REFINE) >= refineBudget) {
            return Decision.stop(StopReason.REFINE_BUDGET);
        }
        return unlessOverBudget(history, Decision.REFINE);
    }

    private Decision afterInvalid(History history) {
        Attempt last = history.last();
        if (last.kind() == Attempt.Kind.REFINE && history.lastValid().isPresent()) {
            return Decision.stop(StopReason.INVALID_REFINEMENT);
        }
        if (history.previous().filter(previous -> previous.text().equals(last.text())).isPresent()) {
            // The next prompt would be the one that led here.
            return Decision.stop(StopReason.UNCHANGED);
        }
        if (refineBudget == 0 && correctBudget == 0) {
            return Decision.stop(StopReason.SINGLE_PASS);
        }
        if (history.count(Attempt.Kind.CORRECT) >= correctBudget) {
            return Decision.stop(StopReason.CORRECT_BUDGET);
        }
        return unlessOverBudget(history, Decision.CORRECT);
    }

    private Decision unlessOverBudget(History history, Decision next) {
        if (history.attempts().size() >= maxRounds) {
            return Decision.stop(StopReason.ROUND_BUDGET);
        }
        if (tokenBudget > 0 && history.usage().total() >= tokenBudget) {
            return Decision.stop(StopReason.TOKEN_BUDGET);
        }
        if (timeBudget.filter(budget -> history.elapsed().compareTo(budget) >= 0).isPresent()) {
            return Decision.stop(StopReason.TIME_BUDGET);
        }
        return next;
    }
}
