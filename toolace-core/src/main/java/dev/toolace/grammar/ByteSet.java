package dev.toolace.grammar;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A set of bytes, told by their values 0 to 255. Immutable and safe for use by many threads. */
public final class ByteSet {

    private final long[] bits;
    private final int size;

    private ByteSet(long[] bits) {
        this.bits = bits;
        this.size = Arrays.stream(bits).mapToInt(Long::bitCount).sum();
    }

    /**
     * The bytes that fulfil a condition.
     *
     * @param condition is asked for 0 to 255
     * @return the set
     */
    public static ByteSet of(IntPredicate condition) {
        long[] bits = new long[4];
        for (int b = 0; b < 256; b++) {
            if (condition.test(b)) {
                bits[b >> 6] |= 1L << b;
            }
        }
        return new ByteSet(bits);
    }

    /**
     * Whether a byte is in the set.
     *
     * @param value 0 to 255; of a negative one, as Java's {@code byte} has it, the lowest eight bits count
     * @return true if it is
     */
    public boolean contains(int value) {
        return (bits[(value & 0xff) >> 6] >>> value & 1) != 0;
    }

    /**
     * The number of bytes in the set.
     *
     * @return 0 to 256
     */
    public int size() {
        return size;
    }

    /**
     * The smallest byte of the set.
     *
     * @return 0 to 255, or -1 if the set is empty
     */
    public int first() {
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] != 0) {
                return i * 64 + Long.numberOfTrailingZeros(bits[i]);
            }
        }
        return -1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ByteSet set && Arrays.equals(bits, set.bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }

    /** The bytes as characters, those beyond ASCII and control characters as numbers. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("[");
        for (int b = 0; b < 256; b++) {
            if (contains(b)) {
                out.append(out.length() == 1 ? "" : " ");
                if (b > ' ' && b < 0x7f) {
                    out.append((char) b);
                } else {
                    out.append(b);
                }
            }
        }
        return out.append(']').toString();
    }
}
