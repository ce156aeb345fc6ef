package dev.toolace.fuzz;

import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.ArgumentCoercer;
import dev.toolace.validation.CallValidator;
import dev.toolace.validation.ValidationError;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Validation of any arguments by any schema: at most a hundred errors, always the same ones, and no exception. */
public final class ValidationTarget {

    private static final CallValidator VALIDATOR = new CallValidator();
    private static final ArgumentCoercer COERCER = new ArgumentCoercer();

    private ValidationTarget() {}

    /**
     * Validates one input.
     *
     * @param data parameters in JSON, a line break, arguments in JSON
     */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        int line = text.indexOf('\n');
        if (line < 0) {
            return;
        }
        ToolSet tools;
        Call call;
        try {
            if (!(JsonValue.parse(text.substring(0, line)) instanceof JsonObject parameters)
                    || !(JsonValue.parse(text.substring(line + 1)) instanceof JsonObject arguments)) {
                return;
            }
            tools = ToolSet.of(List.of(new Tool("f", "", parameters)));
            call = new Call("f", arguments);
        } catch (ToolaceException e) {
            return;
        }
        List<ValidationError> errors = VALIDATOR.validate(List.of(call), tools);
        Expect.that(errors.size() <= CallValidator.MAX_ERRORS, errors);
        Expect.that(VALIDATOR.validate(List.of(call), tools).equals(errors), "other errors the second time");
        ArgumentCoercer.Coerced coerced = COERCER.coerce(List.of(call), tools);
        Expect.that(!errors.isEmpty() || coerced.calls().equals(List.of(call)), "valid arguments were changed");
    }
}
