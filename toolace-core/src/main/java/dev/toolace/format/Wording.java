package dev.toolace.format;

import dev.toolace.tool.Tool;
import dev.toolace.validation.ValidationError;
import java.util.List;
import java.util.stream.Collectors;

/** Words that both formats of this library share. Models are trained on them: they are data, not decoration. */
final class Wording {

    static final String REFINE = "Check the calls against the request. Write the final calls.";

    private static final int MAX_ERRORS = 5;
    private static final int MAX_CHARS = 300;

    private Wording() {}

    static String correct(List<ValidationError> errors) {
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

    static String toolsAsJson(List<Tool> tools) {
        return tools.stream().map(tool -> tool.toJson().toJson()).collect(Collectors.joining(", ", "[", "]"));
    }
}
