package dev.toolace.fuzz;

import dev.toolace.internal.format.python.PythonFormats;

/** Formats whose calls are Python. */
public final class PythonFormatsTarget {

    private static final FormatInputs INPUTS = FormatInputs.of(PythonFormats.all());

    private PythonFormatsTarget() {}

    /**
     * Reads one input.
     *
     * @param data a byte that chooses the format, then text in UTF-8
     */
    public static void fuzzerTestOneInput(byte[] data) {
        INPUTS.check(data);
    }
}
