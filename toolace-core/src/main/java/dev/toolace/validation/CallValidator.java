package dev.toolace.validation;

import com.networknt.schema.SchemaException;
import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.internal.json.JacksonJson;
import dev.toolace.internal.json.JsonDepth;
import dev.toolace.internal.json.Place;
import dev.toolace.internal.schema.CompiledSchemas;
import dev.toolace.internal.schema.ErrorList;
import dev.toolace.internal.schema.NearestName;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks calls against the tools on offer. All errors of an answer are reported at once, up to 100, by call, path,
 * keyword and message; wording is English and the same under every locale. {@code format} is an annotation, as
 * JSON Schema 2020-12 has it, not an assertion. Immutable and safe for use by many threads.
 */
public final class CallValidator {

    /** The most errors that are reported for one answer. */
    public static final int MAX_ERRORS = 100;

    private final Limits limits;

    /** A validator within default limits. */
    public CallValidator() {
        this(Limits.DEFAULT);
    }

    /**
     * A validator within given limits.
     *
     * @param limits bounds on the depth and size of arguments and on the number of calls
     */
    public CallValidator(Limits limits) {
        this.limits = limits;
    }

    /**
     * Checks calls.
     *
     * @param calls in order
     * @param tools on offer
     * @return all errors, up to {@link #MAX_ERRORS}; empty if every call names an offered tool and its arguments
     *     satisfy that tool's schema
     */
    public List<ValidationError> validate(List<Call> calls, ToolSet tools) {
        if (calls.size() > limits.maxCalls()) {
            return List.of(new ValidationError("", -1, "", "size", "more than " + limits.maxCalls() + " calls"));
        }
        List<ValidationError> errors = new ArrayList<>();
        for (int i = 0; i < calls.size() && errors.size() < MAX_ERRORS; i++) {
            errors.addAll(validate(calls.get(i), i, tools));
        }
        return List.copyOf(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
    }

    private List<ValidationError> validate(Call call, int index, ToolSet tools) {
        Optional<Tool> tool = tools.find(call.name());
        if (tool.isEmpty()) {
            return List.of(error(call, index, "name", unknown(call.name(), tools)));
        }
        if (JsonDepth.exceeds(call.arguments(), limits.maxDepth())) {
            return List.of(error(call, index, "depth",
                    "arguments nest deeper than " + limits.maxDepth() + " levels"));
        }
        if (call.arguments().toJson().length() > limits.maxJsonChars()) {
            return List.of(error(call, index, "size",
                    "arguments are longer than " + limits.maxJsonChars() + " characters"));
        }
        try {
            return ErrorList.of(call.name(), index,
                    CompiledSchemas.in(tools).of(tool.get()).validate(JacksonJson.toJackson(call.arguments())));
        } catch (StackOverflowError e) {
            // Deep arguments against a deep recursive schema: what cannot be checked is not accepted.
            return List.of(error(call, index, "depth", "arguments nest too deep for this schema"));
        } catch (SchemaException e) {
            return List.of(error(call, index, "schema", "the tool's schema cannot be applied"));
        }
    }

    private static ValidationError error(Call call, int index, String keyword, String message) {
        return new ValidationError(call.name(), index, "", keyword, message);
    }

    private static String unknown(String name, ToolSet tools) {
        String message = "no tool is named " + Place.shorten(name);
        return NearestName.of(name, tools)
                .map(nearest -> message + "; did you mean " + Place.shorten(nearest) + "?")
                .orElse(message);
    }
}
