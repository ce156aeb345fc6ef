package dev.toolace.internal.grammar;

import java.util.List;

/** A list: something before all, elements with something between them, something after all. */
public final class Elements extends Part {

    private static final int MAX_PREFIX = 10_000;

    private final Literal open;
    private final Literal comma;
    private final Literal close;
    private final List<Part> first;
    private final Part rest;
    private final long least;
    private final long most;
    private final int bytesEach;
    private final boolean container;

    /**
     * A list.
     *
     * @param marks what stands around and between
     * @param first the first elements
     * @param rest each of the others
     * @param least so many elements
     * @param most so many elements
     * @param bytesEach the least length of one, with what stands between
     * @param container whether the list is a level of nesting
     */
    public Elements(Marks marks, List<Part> first, Part rest, long least, long most, int bytesEach,
            boolean container) {
        this.open = new Literal(marks.open());
        this.comma = new Literal(marks.comma());
        this.close = new Literal(marks.close());
        this.first = List.copyOf(first);
        this.rest = rest;
        this.least = least;
        this.most = most;
        this.bytesEach = bytesEach;
        this.container = container;
    }

    /** The parts that this one has made by itself. */
    public List<Part> own() {
        return List.of(open, comma, close);
    }

    private Part element(int index) {
        return index < first.size() ? first.get(index) : rest;
    }

    @Override
    protected int computeLevels() {
        if (least > most || least > MAX_PREFIX && rest.levels() >= NEVER) {
            return NEVER;
        }
        int deepest = 0;
        for (int i = 0; i < Math.min(least, first.size() + 1L); i++) {
            deepest = Math.max(deepest, element(i).levels());
        }
        return Math.min(NEVER, deepest + (container ? 1 : 0));
    }

    @Override
    protected void start(Stack after, Threads out) {
        open.enter(new Stack(new At(this, Phase.OPEN, 0, Count.of(least, most)), after), out);
    }

    private enum Phase { OPEN, COMMA, ELEMENT }

    /** Waits for what stands before an element, or for the element; the index is that of the next one. */
    private record At(Elements list, Phase phase, int index, Count count) implements Frame {

        @Override
        public void step(int value, Stack below, Threads out) {
            throw new IllegalStateException("this frame only waits");
        }

        @Override
        public void resume(Stack below, Threads out) {
            int depth = below.depth + (nests() ? 1 : 0);
            boolean more = !count.full() && list.element(index).fits(depth, out);
            if (more && phase == Phase.ELEMENT) {
                list.comma.enter(new Stack(new At(list, Phase.COMMA, index, count), below), out);
            } else if (more) {
                int next = Math.min(index + 1, list.first.size());
                list.element(index).enter(new Stack(new At(list, Phase.ELEMENT, next, count.less()), below), out);
            }
            if (count.done() && phase != Phase.COMMA) {
                list.close.enter(below, out);
            }
        }

        @Override
        public boolean nests() {
            return list.container;
        }

        @Override
        public Frame coarse() {
            Count near = count.coarse(list.bytesEach);
            return near == count ? this : new At(list, phase, index, near);
        }
    }
}
