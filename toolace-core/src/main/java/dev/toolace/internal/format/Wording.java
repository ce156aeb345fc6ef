package dev.toolace.internal.format;

import dev.toolace.tool.Tool;
import dev.toolace.validation.ValidationError;
import java.util.List;
import java.util.stream.Collectors;

/** Words that all formats of this library share. Models are trained on them: they are data, not decoration. */
public final class Wording {

    public static final String REFINE = "Check the calls against the request. Write the final calls.";

    private static final int MAX_ERRORS = 5;
    private static final int MAX_CHARS = 300;

    private Wording() {}

    public static String correct(List<ValidationError> errors) {
        String all = errors.stream().limit(MAX_ERRORS).map(ValidationError::describe).collect(Collectors.joining("; "));
        return "The calls are invalid: " + cut(all) + ". Write the corrected calls.";
    }

    private static String cut(String text) {
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS;
        return text.substring(0, end);
    }

    /** Asks for calls in a syntax that is shown by an example. */
    public static String systemPrompt(List<Tool> tools, String example, String none) {
        return "You answer requests by calling functions. These functions are available:\n" + toolsAsJson(tools)
                + "\nWrite every call in this form and nothing else: " + example
                + (none.isEmpty() ? "\nAnswer in words if no function fits the request."
                        : "\nAnswer " + none + " if no function fits the request.");
    }

    public static String toolsAsJson(List<Tool> tools) {
        return tools.stream().map(tool -> tool.toJson().toJson()).collect(Collectors.joining(", ", "[", "]"));
    }
}
