package dev.toolace.internal.grammar;

import java.util.List;

/** A name, and what follows that name. */
public final class Named extends Part {

    private final ByteTrie names;
    private final List<Part> parts;
    private final Levels levels;

    /**
     * Parts behind names.
     *
     * @param names one for each part
     * @param parts what follows
     */
    public Named(List<String> names, List<Part> parts) {
        this.names = new ByteTrie(names.stream().map(List::of).toList());
        this.parts = List.copyOf(parts);
        this.levels = new Levels(this.parts);
    }

    @Override
    protected int computeLevels() {
        return parts.stream().mapToInt(Part::levels).min().orElse(NEVER);
    }

    @Override
    protected void start(Stack after, Threads out) {
        out.add(new At(this, 0), after);
    }

    private record At(Named named, int node) implements Frame {

        @Override
        public void step(int value, Stack below, Threads out) {
            int child = named.names.child(node, value);
            if (child == ByteTrie.NONE
                    || named.names.items(child).and(named.levels.fitting(below.depth, out)).signum() == 0) {
                return;
            }
            int item = named.names.item(child);
            if (item != ByteTrie.NONE) {
                named.parts.get(item).enter(below, out);
            }
            if (named.names.inner(child)) {
                out.add(new At(named, child), below);
            }
        }
    }
}
