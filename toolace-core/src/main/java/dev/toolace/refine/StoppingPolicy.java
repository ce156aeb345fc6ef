package dev.toolace.refine;

/** Decides after every attempt how to go on. Implementations must be safe for use by many threads. */
@FunctionalInterface
public interface StoppingPolicy {

    /**
     * Decides. Whatever it answers, a loop ends after 64 rounds.
     *
     * @param history everything so far; at least one attempt
     * @return what to do next
     */
    Decision decide(History history);
}
