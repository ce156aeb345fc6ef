package dev.toolace.internal.schema;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How much work one validation may still do: a step is a character that a pattern looks at; following a reference
 * counts as several. The library offers no place to hand this through, so that it belongs to the thread while an
 * action runs, and to none afterwards. Used by one thread.
 */
public final class StepBudget {

    private static final ThreadLocal<StepBudget> CURRENT = new ThreadLocal<>();

    private long left;

    private StepBudget(long steps) {
        this.left = steps;
    }

    /**
     * Runs an action within a budget of its own.
     *
     * @param steps the most steps
     * @param action what to do
     * @param <T> type of its result
     * @return its result
     * @throws StepsExceeded if the steps do not suffice
     */
    public static <T> T within(long steps, Supplier<T> action) {
        CURRENT.set(new StepBudget(steps));
        try {
            return action.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** That of this thread's validation; null where tools are made, which checks schemas against those of drafts. */
    static @Nullable StepBudget current() {
        return CURRENT.get();
    }

    /** Uses up steps; false if they are not left. */
    boolean spend(long steps) {
        left -= steps;
        return left >= 0;
    }
}
