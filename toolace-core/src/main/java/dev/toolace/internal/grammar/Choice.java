package dev.toolace.internal.grammar;

import java.util.List;

/** Any of several parts. */
public final class Choice extends Part {

    private final List<Part> parts;

    /**
     * A part with the texts of several.
     *
     * @param parts none for a part without any text
     */
    public Choice(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    protected int computeLevels() {
        return parts.stream().mapToInt(Part::levels).min().orElse(NEVER);
    }

    @Override
    protected void start(Stack after, Threads out) {
        parts.forEach(part -> part.enter(after, out));
    }
}
