package dev.toolace.validation;

import com.networknt.schema.Error;
import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.internal.json.JacksonJson;
import dev.toolace.internal.json.JsonDepth;
import dev.toolace.internal.json.Place;
import dev.toolace.internal.schema.CompiledSchemas;
import dev.toolace.internal.schema.ErrorDetails;
import dev.toolace.internal.schema.ErrorList;
import dev.toolace.internal.schema.NearestName;
import dev.toolace.internal.schema.StepBudget;
import dev.toolace.internal.schema.StepsExceeded;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks calls against the tools on offer. All errors of an answer are reported at once, up to 100, by call, path,
 * keyword and message; wording is English and the same under every locale. Nothing in a call is ever changed.
 *
 * <p>{@code format} is an annotation, as JSON Schema 2020-12 has it, not an assertion: no format is checked. Patterns
 * are those of {@code java.util.regex}, searched for anywhere in the text. Of alternatives ({@code anyOf},
 * {@code oneOf}) that all fail, the errors of the closest one are reported. A check that takes more than
 * {@link Limits#maxValidationSteps()} is given up, and the call not accepted: it then has that one error.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class CallValidator {

    /** The most errors that are reported for one answer. */
    public static final int MAX_ERRORS = 100;

    private static final int MAX_NAME = 128;

    /** What grows with the arguments in the usual way is no reason to give up. */
    private static final long STEPS_PER_CHAR = 10;

    private final Limits limits;

    /** A validator within default limits. */
    public CallValidator() {
        this(Limits.DEFAULT);
    }

    /**
     * A validator within given limits.
     *
     * @param limits bounds on the depth and size of arguments, the number of calls and the steps of a check
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
            return List.of(unknown(call, index, tools));
        }
        if (JsonDepth.exceeds(call.arguments(), limits.maxDepth())) {
            return List.of(error(call, index, "depth",
                    "arguments nest deeper than " + limits.maxDepth() + " levels"));
        }
        int chars = call.arguments().toJson().length();
        if (chars > limits.maxJsonChars()) {
            return List.of(error(call, index, "size",
                    "arguments are longer than " + limits.maxJsonChars() + " characters"));
        }
        try {
            List<Error> found = StepBudget.within(limits.maxValidationSteps() + STEPS_PER_CHAR * chars, () ->
                    CompiledSchemas.in(tools).of(tool.get()).validate(JacksonJson.toJackson(call.arguments())));
            return ErrorList.of(call.name(), tool.get().parameters(), index, found, MAX_ERRORS);
        } catch (StepsExceeded e) {
            return List.of(new ValidationError(
                    call.name(), index, e.path(call.arguments()), "steps", String.valueOf(e.getMessage())));
        } catch (StackOverflowError e) {
            // Deep arguments against a deep recursive schema: what cannot be checked is not accepted.
            return List.of(error(call, index, "depth", "arguments nest too deep for this schema"));
        } catch (RuntimeException e) {
            // Of whatever kind the library's failure is: what cannot be checked is not accepted.
            return List.of(error(call, index, "schema", "the tool's schema cannot be applied"));
        }
    }

    private static ValidationError error(Call call, int index, String keyword, String message) {
        return new ValidationError(shown(call.name()), index, "", keyword, message);
    }

    private static ValidationError unknown(Call call, int index, ToolSet tools) {
        List<String> offered = tools.tools().stream().map(Tool::name).toList();
        String message = "no tool is named " + Place.shorten(call.name());
        String nearest = NearestName.of(call.name(), offered).orElse(null);
        String hint = nearest == null ? "" : "; did you mean " + Place.shorten(nearest) + "?";
        return ErrorDetails.unknownTool(error(call, index, "name", message + hint), call.name(), offered, nearest);
    }

    /** Names of tools are no longer than this; what a model invents may be. */
    private static String shown(String name) {
        if (name.length() <= MAX_NAME) {
            return name;
        }
        return name.substring(0, Character.isHighSurrogate(name.charAt(MAX_NAME - 1)) ? MAX_NAME - 1 : MAX_NAME);
    }
}
