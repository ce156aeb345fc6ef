package dev.toolace.fuzz;

import dev.toolace.internal.format.json.JsonFormats;

/** Formats whose calls are JSON between markers. */
public final class JsonFormatsTarget {

    private static final FormatInputs INPUTS = FormatInputs.of(JsonFormats.all());

    private JsonFormatsTarget() {}

    /**
     * Reads one input.
     *
     * @param data a byte that chooses the format, then text in UTF-8
     */
    public static void fuzzerTestOneInput(byte[] data) {
        INPUTS.check(data);
    }
}
