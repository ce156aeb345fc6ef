package dev.toolace.onnx.export;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;

/**
 * How a checkpoint is exported. Immutable and safe for use by many threads.
 *
 * @param precision  of the weights
 * @param target     what the export is made to run on
 * @param maxContext tokens of prompt and answer together; more than the checkpoint's own limit has no effect. 0 for
 *                   that limit, except with LongRoPE (Phi-3): there for the original length. An export for longer texts
 *                   has the frequencies for these, and differs from Hugging Face on texts up to the original length,
 *                   which have others there
 */
public record ExportSettings(Precision precision, ExportTarget target, int maxContext) {
    /**
     * Checks the context.
     *
     * @throws ToolaceException TA-CONFIG-001 if {@code maxContext} is below 0
     */
    public ExportSettings {
        if (maxContext < 0) {
            throw new ToolaceException(ErrorId.CONFIG, "maxContext must be at least 0, is " + maxContext);
        }
    }

    /**
     * Settings for the processor and the checkpoint's own context.
     *
     * @param precision of the weights
     * @return the settings
     */
    public static ExportSettings of(Precision precision) {
        return new ExportSettings(precision, ExportTarget.CPU, 0);
    }

    /**
     * The same for another target.
     *
     * @param value what the export is made to run on
     * @return new settings
     */
    public ExportSettings withTarget(ExportTarget value) {
        return new ExportSettings(precision, value, maxContext);
    }

    /**
     * The same for texts up to a length.
     *
     * @param tokens see {@link #maxContext()}
     * @return new settings
     * @throws ToolaceException TA-CONFIG-001 if it is below 0
     */
    public ExportSettings withMaxContext(int tokens) {
        return new ExportSettings(precision, target, tokens);
    }
}
