package dev.toolace.schema.internal;

import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.schema.SchemaErrors;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import dev.toolace.validation.ValidationError;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Calls are checked again before they are bound: a call may come from elsewhere than an agent, and Jackson is more
 * lenient than a schema. Stateless.
 */
public final class CheckedCalls {

    private static final int MAX_ERRORS = 5;

    private CheckedCalls() {}

    /**
     * Checks one call.
     *
     * @param call a call
     * @param tools what it may call
     * @throws ToolaceException TA-JAVA-003 with the first errors
     */
    public static void check(Call call, ToolSet tools) {
        List<ValidationError> errors = new CallValidator().validate(List.of(call), tools);
        if (!errors.isEmpty()) {
            String first = errors.stream().limit(MAX_ERRORS).map(ValidationError::describe)
                    .collect(Collectors.joining("; "));
            String more = errors.size() > MAX_ERRORS ? "; and " + (errors.size() - MAX_ERRORS) + " more" : "";
            throw new ToolaceException(SchemaErrors.BINDING, first + more);
        }
    }
}
