package dev.toolace.train.djl;

/**
 * The settings of a training run.
 *
 * <p>The learning rate warms up linearly, stays at its peak and falls linearly to a hundredth of it over the last
 * part, so that a run can be lengthened or cut short at any checkpoint by changing {@code tokens}.
 *
 * @param tokens how many prompt and answer tokens to train on in all
 * @param peakRate learning rate after the warm-up
 * @param warmUpSteps optimizer steps until the peak
 * @param decayShare share of {@code tokens} over which the rate falls at the end
 * @param tokensPerStep tokens of one optimizer step, over all workers
 * @param longest samples beyond this many tokens are left out
 * @param workers threads that compute gradients side by side
 * @param saveSeconds seconds between checkpoints
 * @param seed determines parameters and samples
 */
public record TrainingPlan(
        long tokens,
        double peakRate,
        int warmUpSteps,
        double decayShare,
        int tokensPerStep,
        int longest,
        int workers,
        int saveSeconds,
        long seed) {

    /** Checks the ranges. */
    public TrainingPlan {
        if (tokens < 1 || warmUpSteps < 1 || longest < 1 || workers < 1 || tokensPerStep < workers || saveSeconds < 0) {
            throw new IllegalArgumentException("tokens, steps, lengths and workers of a training plan are at least 1");
        }
        if (!(peakRate > 0) || !(decayShare >= 0 && decayShare <= 1)) {
            throw new IllegalArgumentException("the rate is above 0 and the decay's share from 0 to 1");
        }
    }

    /**
     * The recipe of the nano model.
     *
     * @param tokens how many tokens to train on
     * @param workers gradient threads
     * @return the plan
     */
    public static TrainingPlan nano(long tokens, int workers) {
        return new TrainingPlan(tokens, 2e-3, 200, 0.8, 3072, 1280, workers, 90, 17);
    }

    /**
     * The learning rate of a step.
     *
     * @param step counts from 1
     * @param seen tokens trained on before the step
     * @return the rate, always above zero
     */
    public double rate(long step, long seen) {
        double warm = Math.min(1, (double) step / warmUpSteps);
        double decayFrom = tokens * (1 - decayShare);
        double left = seen <= decayFrom ? 1 : Math.max(0, (tokens - seen) / (tokens - decayFrom));
        return peakRate * warm * Math.max(left, 0.01);
    }
}
