package dev.toolace.fuzz;

import dev.toolace.internal.format.json.NamedFormats;

/** Formats whose calls are a name and JSON. */
public final class NamedFormatsTarget {

    private static final FormatInputs INPUTS = FormatInputs.of(NamedFormats.all());

    private NamedFormatsTarget() {}

    /**
     * Reads one input.
     *
     * @param data a byte that chooses the format, then text in UTF-8
     */
    public static void fuzzerTestOneInput(byte[] data) {
        INPUTS.check(data);
    }
}
