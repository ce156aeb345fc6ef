package dev.toolace.internal.grammar;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** An object: members in any order, none twice, all that are required. */
public final class Members extends Part {

    /** So many undeclared names are told apart in one object. */
    static final int MAX_OTHERS = 64;

    /**
     * A declared member.
     *
     * @param words its name in all spellings, with what stands between name and value
     * @param value its values
     * @param required whether it must be there
     */
    public record Member(List<String> words, Part value, boolean required) {}

    /**
     * Members that are not declared.
     *
     * @param open what stands before the name
     * @param name their names, none of a declared one; more than can be told apart
     * @param value what stands between name and value, and the values
     */
    public record Others(Literal open, Text name, Part value) {}

    final List<Others> others;
    private final Literal open;
    private final Literal comma;
    private final Literal close;
    private final ByteTrie names;
    private final List<Part> values;
    private final Levels levels;
    private final BigInteger required;
    private final long least;
    private final long most;

    /**
     * An object.
     *
     * @param marks what stands around and between
     * @param declared the members with names that are known
     * @param others all others
     * @param least so many members
     * @param most so many members
     */
    public Members(Marks marks, List<Member> declared, List<Others> others, long least, long most) {
        this.open = new Literal(marks.open());
        this.comma = new Literal(marks.comma());
        this.close = new Literal(marks.close());
        this.others = List.copyOf(others);
        this.names = new ByteTrie(declared.stream().map(Member::words).toList());
        this.values = declared.stream().map(Member::value).toList();
        this.levels = new Levels(values);
        this.required = IntStream.range(0, declared.size()).filter(i -> declared.get(i).required)
                .mapToObj(BigInteger.ZERO::setBit).reduce(BigInteger.ZERO, BigInteger::or);
        this.least = least;
        this.most = most;
    }

    /** The parts that this one has made by itself. */
    public List<Part> own() {
        return List.of(open, comma, close);
    }

    boolean counts() {
        return least > 0 || most < Long.MAX_VALUE;
    }

    @Override
    protected int computeLevels() {
        int deepest = 0;
        List<Integer> optional = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (required.testBit(i)) {
                deepest = Math.max(deepest, values.get(i).levels());
            } else {
                optional.add(values.get(i).levels());
            }
        }
        for (Others other : others) {
            optional.addAll(Collections.nCopies(MAX_OTHERS, Math.max(other.name.levels(), other.value.levels())));
        }
        long more = least - required.bitCount();
        if (required.bitCount() > most || least > most || more > optional.size()) {
            return NEVER;
        }
        if (more > 0) {
            Collections.sort(optional);
            deepest = Math.max(deepest, optional.get((int) more - 1));
        }
        return Math.min(NEVER, deepest + 1);
    }

    @Override
    protected void start(Stack after, Threads out) {
        open.enter(new Stack(new At(this, Phase.FIRST, BigInteger.ZERO, UsedNames.NONE, 0), after), out);
    }

    private enum Phase { FIRST, NAME, AFTER }

    /** Waits for a mark or a member's value. The others are counted where their number matters. */
    record At(Members object, Phase phase, BigInteger seen, UsedNames used, int count) implements Frame {

        @Override
        public void step(int value, Stack below, Threads out) {
            throw new IllegalStateException("this frame only waits");
        }

        @Override
        public void resume(Stack below, Threads out) {
            switch (phase) {
                case FIRST -> {
                    names(below, out);
                    close(below, out);
                }
                case NAME -> names(below, out);
                case AFTER -> {
                    if (available(below, out).signum() != 0
                            || object.others.stream().anyMatch(other -> open(other, below, out))) {
                        object.comma.enter(new Stack(new At(object, Phase.NAME, seen, used, count), below), out);
                    }
                    close(below, out);
                }
            }
        }

        private void close(Stack below, Threads out) {
            boolean complete = object.required.andNot(seen).signum() == 0;
            if (complete && seen.bitCount() + count >= object.least) {
                object.close.enter(below, out);
            }
        }

        private long room() {
            return object.most - seen.bitCount() - count;
        }

        /** The declared members that may come next. */
        BigInteger available(Stack below, Threads out) {
            BigInteger missing = object.required.andNot(seen);
            return missing.bitCount() < room()
                    ? object.levels.fitting(below.depth + 1, out).andNot(seen) : missing;
        }

        /** Whether another member may come next that is not declared. */
        private boolean open(Others other, Stack below, Threads out) {
            return object.required.andNot(seen).bitCount() < room() && used.names().size() < MAX_OTHERS
                    && other.name.levels() == 0 && other.value.fits(below.depth + 1, out);
        }

        private void names(Stack below, Threads out) {
            if (available(below, out).signum() != 0) {
                out.add(new DeclaredName(this, 0), below);
            }
            for (Others other : object.others) {
                if (open(other, below, out)) {
                    other.open.enter(new Stack(new OtherName(this, other, other.name.first(), ""), below), out);
                }
            }
        }

        At with(int item) {
            return new At(object, Phase.AFTER, seen.setBit(item), used, count);
        }

        At with(String name) {
            return new At(object, Phase.AFTER, seen, used.with(name), object.counts() ? count + 1 : 0);
        }

        @Override
        public boolean nests() {
            return true;
        }

        @Override
        public Frame coarse() {
            return forgets() ? new At(object, phase, seen, UsedNames.FORGOTTEN, count) : this;
        }

        boolean forgets() {
            return used.known() && !object.others.isEmpty();
        }
    }

    /** Within the name of a declared member, from its first byte to what stands before the value. */
    private record DeclaredName(At at, int node) implements Frame {

        @Override
        public void step(int value, Stack below, Threads out) {
            Members object = at.object;
            int child = object.names.child(node, value);
            if (child == ByteTrie.NONE || object.names.items(child).and(at.available(below, out)).signum() == 0) {
                return;
            }
            int item = object.names.item(child);
            if (item != ByteTrie.NONE && at.available(below, out).testBit(item)) {
                object.values.get(item).enter(new Stack(at.with(item), below), out);
            }
            if (object.names.inner(child)) {
                out.add(new DeclaredName(at, child), below);
            }
        }

        @Override
        public boolean nests() {
            return true;
        }

        @Override
        public Frame coarse() {
            return at.forgets() ? new DeclaredName((At) at.coarse(), node) : this;
        }
    }
}
