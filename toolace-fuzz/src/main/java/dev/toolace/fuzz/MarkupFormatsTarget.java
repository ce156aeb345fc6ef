package dev.toolace.fuzz;

import dev.toolace.internal.format.markup.MarkupFormats;

/** Formats whose calls are markup. */
public final class MarkupFormatsTarget {

    private static final FormatInputs INPUTS = FormatInputs.of(MarkupFormats.all());

    private MarkupFormatsTarget() {}

    /**
     * Reads one input.
     *
     * @param data a byte that chooses the format, then text in UTF-8
     */
    public static void fuzzerTestOneInput(byte[] data) {
        INPUTS.check(data);
    }
}
