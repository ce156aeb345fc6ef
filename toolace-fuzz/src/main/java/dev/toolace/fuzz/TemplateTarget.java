package dev.toolace.fuzz;

import dev.toolace.format.DetectedFormat;
import dev.toolace.format.FormatRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Chat templates: a format that one tells has evidence, whatever the text. */
public final class TemplateTarget {

    private static final FormatRegistry FORMATS = FormatRegistry.standard();

    private TemplateTarget() {}

    /**
     * Reads one input.
     *
     * @param data text in UTF-8
     */
    public static void fuzzerTestOneInput(byte[] data) {
        String template = new String(data, StandardCharsets.UTF_8);
        Optional<DetectedFormat> found = FORMATS.fromTemplate(template);
        found.ifPresent(one -> Expect.that(
                !one.evidence().isEmpty() && FORMATS.names().contains(one.format().name()), one));
    }
}
