package dev.toolace.onnx.internal.export;

import java.util.Arrays;

/**
 * Where rows or columns of a tensor go; places that nothing goes to hold zeros.
 *
 * @param targets the new place of each
 * @param size    number of places
 */
record Placement(int[] targets, int size) {
    /** Everything where it was. */
    static Placement same(int size) {
        int[] targets = new int[size];
        Arrays.setAll(targets, i -> i);
        return new Placement(targets, size);
    }

    /** One after the other. */
    static Placement concat(Placement... parts) {
        int[] targets = new int[0];
        int size = 0;
        for (Placement part : parts) {
            int from = targets.length;
            targets = Arrays.copyOf(targets, from + part.targets.length);
            for (int i = 0; i < part.targets.length; i++) {
                targets[from + i] = size + part.targets[i];
            }
            size += part.size;
        }
        return new Placement(targets, size);
    }

    /** The same for each of several neighbours. */
    Placement times(int count) {
        Placement[] parts = new Placement[count];
        Arrays.fill(parts, this);
        return concat(parts);
    }
}
