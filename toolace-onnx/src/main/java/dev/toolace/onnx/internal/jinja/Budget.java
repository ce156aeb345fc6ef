package dev.toolace.onnx.internal.jinja;

/** Steps and nesting that one rendering may still take: a template from elsewhere must not hang or exhaust the stack. */
final class Budget {
    private static final int MAX_DEPTH = 100;

    private long steps;
    private int depth;

    Budget(long steps) {
        this.steps = steps;
    }

    void step() {
        if (--steps < 0) {
            throw new JinjaException("the template takes too many steps");
        }
    }

    void enter() {
        if (++depth > MAX_DEPTH) {
            throw new JinjaException("the template calls itself too deeply");
        }
    }

    void leave() {
        depth--;
    }
}
