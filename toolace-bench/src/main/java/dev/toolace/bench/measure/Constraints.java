package dev.toolace.bench.measure;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The seam for constrained decoding: what it costs against free decoding, once the backend has a switch for it. Until
 * then nothing is measured, and the reason is told. Stateless.
 */
final class Constraints {

    private static final String REASON = "the backend has no constrained decoding to switch on and off";

    private Constraints() {}

    /**
     * What was measured.
     *
     * @param speedup time of free decoding for each that constrained decoding of the same answers takes
     * @param maskShare share of the constrained time that is spent on finding the allowed tokens, 0 to 1
     */
    record Result(Stats speedup, Stats maskShare) {}

    /** Measures, or says why not. */
    static Optional<Result> measure(Consumer<String> notes) {
        notes.accept("constrained_speedup is null: " + REASON);
        notes.accept("mask_share is null: " + REASON);
        return Optional.empty();
    }
}
