package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.Sized;
import java.util.AbstractList;
import java.util.List;

/** Python's range. Immutable. */
public record Range(long start, long stop, long step, int size) implements Sized {
    /** The sandbox of Jinja refuses longer ones. */
    private static final long MAX_SIZE = 100_000;
    private static final long FARTHEST = 1L << 61;

    /** A range between two numbers. */
    public static Range of(long start, long stop, long step) {
        if (step == 0) {
            throw new JinjaException("range() arg 3 must not be zero");
        }
        if (Math.abs(start / 2) > FARTHEST / 2 || Math.abs(stop / 2) > FARTHEST / 2
                || Math.abs(step / 2) > FARTHEST / 2) {
            throw new JinjaException("range is too big");
        }
        long size = step > 0 ? Math.max(0, (stop - start + step - 1) / step)
                : Math.max(0, (start - stop - step - 1) / -step);
        if (size > MAX_SIZE) {
            throw new JinjaException("range is too big: more than " + MAX_SIZE + " numbers");
        }
        return new Range(start, stop, step, (int) size);
    }

    /** The number at a place. */
    long get(int index) {
        return start + index * step;
    }

    /** The numbers as a list that computes them. */
    List<Object> numbers() {
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                return Range.this.get(index);
            }

            @Override
            public int size() {
                return Range.this.size();
            }
        };
    }
}
