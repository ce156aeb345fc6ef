package dev.toolace.train.djl;

import java.util.Locale;
import java.util.function.Consumer;

/** Says how far training is, how fast, and how long it will take. Not thread-safe. */
final class Progress {

    private static final int WIDTH = 24;
    private static final double REPORT_SECONDS = 15;

    private final TrainingPlan plan;
    private final Consumer<String> log;
    private final double secondsBefore;
    private final long tokensBefore;
    private final long start = System.nanoTime();
    private double reported;
    private double saved;

    Progress(TrainingPlan plan, TrainerState state, Consumer<String> log) {
        this.plan = plan;
        this.log = log;
        this.secondsBefore = state.seconds();
        this.tokensBefore = state.tokens();
    }

    /** Training time in seconds, that of earlier runs included. */
    double seconds() {
        return secondsBefore + elapsed();
    }

    /** Whether it is time for a checkpoint; true once each time. */
    boolean saveDue() {
        if (elapsed() - saved < plan.saveSeconds()) {
            return false;
        }
        saved = elapsed();
        return true;
    }

    /** Logs a line now and then. */
    void report(TrainerState state, double rate, double norm) {
        boolean last = state.tokens() >= plan.tokens();
        if (!last && elapsed() - reported < REPORT_SECONDS) {
            return;
        }
        reported = elapsed();
        double share = Math.min(1, (double) state.tokens() / plan.tokens());
        double perSecond = (state.tokens() - tokensBefore) / elapsed();
        long left = Math.round((plan.tokens() - state.tokens()) / perSecond);
        int filled = (int) Math.round(share * WIDTH);
        log.accept(String.format(Locale.ROOT,
                "[%s%s] %5.1f%%  step %d  loss %.4f  rate %.2e  norm %.2f  %.0f tokens/s  %d:%02d left",
                "#".repeat(filled), "-".repeat(WIDTH - filled), share * 100, state.step(), state.loss(), rate, norm,
                perSecond,
                Math.max(0, left) / 60, Math.max(0, left) % 60));
    }

    private double elapsed() {
        return (System.nanoTime() - start) / 1e9;
    }
}
