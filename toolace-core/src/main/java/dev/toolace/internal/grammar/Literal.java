package dev.toolace.internal.grammar;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One text. */
public final class Literal extends Part {

    private final byte[] bytes;

    /**
     * A part with one text.
     *
     * @param text perhaps empty
     */
    public Literal(String text) {
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected int computeLevels() {
        return 0;
    }

    @Override
    protected void start(Stack after, Threads out) {
        at(0, after, out);
    }

    private void at(int index, Stack after, Threads out) {
        if (index == bytes.length) {
            out.end(after);
        } else {
            out.add(new At(this, index), after);
        }
    }

    private static final class At implements Frame {

        private final Literal part;
        private final int index;

        At(Literal part, int index) {
            this.part = part;
            this.index = index;
        }

        @Override
        public void step(int value, Stack below, Threads out) {
            if ((part.bytes[index] & 0xff) == value) {
                part.at(index + 1, below, out);
            }
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof At at && at.part == part && at.index == index;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(part) * 31 + index;
        }
    }
}
