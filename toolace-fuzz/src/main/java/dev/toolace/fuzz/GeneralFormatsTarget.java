package dev.toolace.fuzz;

import dev.toolace.format.AutoFormat;
import dev.toolace.format.JsonListFormat;
import dev.toolace.format.PythonListFormat;
import java.util.List;

/** The formats that are not a model's own. */
public final class GeneralFormatsTarget {

    private static final FormatInputs INPUTS = new FormatInputs(
            List.of(new JsonListFormat(), new PythonListFormat(), new AutoFormat()));

    private GeneralFormatsTarget() {}

    /**
     * Reads one input.
     *
     * @param data a byte that chooses the format, then text in UTF-8
     */
    public static void fuzzerTestOneInput(byte[] data) {
        INPUTS.check(data);
    }
}
