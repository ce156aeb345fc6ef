package dev.toolace.onnx.internal.jinja;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the limits of one rendering: a template from elsewhere must not hang or exhaust memory. Confined to
 * it.
 */
public final class Budget {
    /** The longest text that a template may build, wherever it goes. */
    public static final int MAX_TEXT = 16_000_000;
    /** The longest list that a template may build. */
    public static final int MAX_ELEMENTS = 1_000_000;

    private final RenderLimits limits;
    private long steps;
    private int depth;

    /** A full budget. */
    public Budget(RenderLimits limits) {
        this.limits = limits;
        this.steps = limits.steps();
    }

    /** One step. */
    public void step() {
        spend(1);
    }

    /** Several steps. */
    public void spend(long count) {
        steps -= count;
        if (steps < 0) {
            throw JinjaException.limit("rendering takes more than " + limits.steps() + " steps");
        }
    }

    /**
     * The steps that handling a value is worth, over the one that its operation has paid: large values are slow ones.
     */
    public void weigh(@Nullable Object value) {
        if (value instanceof String text) {
            if (text.length() > 512) {
                spend(text.length() >> 9);
            }
        } else if (value instanceof List<?> list) {
            if (list.size() > 16) {
                spend(list.size() >> 4);
            }
        } else if (value instanceof Sized sized && sized.size() > 16) {
            spend(sized.size() >> 4);
        }
    }

    /** Goes into a macro. */
    public void enter() {
        if (++depth > limits.depth()) {
            throw JinjaException.limit("macros and loops call each other more than " + limits.depth() + " deep");
        }
    }

    /** Leaves a macro. */
    public void leave() {
        depth--;
    }

    /** The limit of the rendered text. */
    public int characters() {
        return limits.characters();
    }

    /** Refuses a text that would get too long. */
    public static void checkText(long chars) {
        if (chars > MAX_TEXT) {
            throw JinjaException.limit("a text is longer than " + MAX_TEXT + " characters");
        }
    }

    /** Refuses a list that would get too long. */
    public static void checkElements(long elements) {
        if (elements > MAX_ELEMENTS) {
            throw JinjaException.limit("a list is longer than " + MAX_ELEMENTS + " elements");
        }
    }
}
