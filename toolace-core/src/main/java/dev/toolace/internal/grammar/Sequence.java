package dev.toolace.internal.grammar;

import java.util.List;

/** Several parts, one after the other. */
public final class Sequence extends Part {

    private final List<Part> parts;

    /**
     * A part whose texts are joined from those of others.
     *
     * @param parts in order, at least one
     */
    public Sequence(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    protected int computeLevels() {
        return parts.stream().mapToInt(Part::levels).max().orElse(0);
    }

    @Override
    protected void start(Stack after, Threads out) {
        at(0, after, out);
    }

    private void at(int index, Stack after, Threads out) {
        boolean last = index == parts.size() - 1;
        parts.get(index).enter(last ? after : new Stack(new Before(this, index + 1), after), out);
    }

    /** Waits for the part before one. */
    private record Before(Sequence sequence, int index) implements Frame {

        @Override
        public void step(int value, Stack below, Threads out) {
            throw new IllegalStateException("this frame only waits");
        }

        @Override
        public void resume(Stack below, Threads out) {
            sequence.at(index, below, out);
        }
    }
}
