package dev.toolace.internal.agent;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.backend.Backend;
import dev.toolace.format.DetectedFormat;
import dev.toolace.format.FormatRegistry;

/** The format that a backend's chat template tells. Stateless. */
public final class TemplateFormat {

    private TemplateFormat() {}

    /**
     * Finds the format.
     *
     * @param backend has a chat template
     * @param formats to choose among
     * @return the format and what spoke for it
     * @throws ToolaceException TA-FORMAT-003 without a template, or if it tells none of the formats
     */
    public static DetectedFormat of(Backend backend, FormatRegistry formats) {
        String template = backend.chatTemplate().orElseThrow(() -> new ToolaceException(ErrorId.FORMAT_UNTOLD,
                "the backend " + backend.name() + " knows no chat template; name the call format"));
        return formats.fromTemplate(template).orElseThrow(() -> new ToolaceException(ErrorId.FORMAT_UNTOLD,
                "the chat template of " + backend.name()
                        + " writes calls in none of the known formats, or takes no tools; name the call format"));
    }
}
