package dev.toolace.internal.agent;

import dev.toolace.Attempt;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.call.Call;
import dev.toolace.format.CallFormat;
import dev.toolace.format.NoCallText;
import dev.toolace.format.ParseFailure;
import dev.toolace.format.ParseResult;
import dev.toolace.format.ParsedCalls;
import dev.toolace.format.RepairKind;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import dev.toolace.validation.ValidationError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The single point at which a model's text becomes calls that may be handed to the host: whatever passes here without
 * failure and errors names offered tools, satisfies their schemas and was not cut off. Stateless.
 *
 * @param format reads the text
 * @param validator checks the calls
 */
record Judge(CallFormat format, CallValidator validator) {

    Attempt judge(int round, Attempt.Kind kind, Completion completion, ToolSet tools, Duration duration) {
        String cut = cutOff(completion.finishReason());
        List<Call> calls = List.of();
        List<ValidationError> errors = List.of();
        String failure = cut;
        if (cut == null) {
            ParseResult result = format.parse(completion.text(), tools);
            if (result instanceof ParsedCalls parsed) {
                failure = dropped(parsed);
                if (failure == null) {
                    calls = parsed.calls();
                    errors = validator.validate(calls, tools);
                }
            } else if (result instanceof ParseFailure parseFailure) {
                failure = parseFailure.describe();
            }
        }
        return new Attempt(round, kind, completion.text(), calls, errors, failure, completion.finishReason(),
                completion.usage(), duration, false);
    }

    /** Calls that are handed to the host are all that the model wrote, or none. */
    private static @Nullable String dropped(ParsedCalls parsed) {
        return parsed.repairs().stream()
                .filter(repair -> repair.kind() == RepairKind.DROPPED_CALL)
                .findFirst()
                .map(repair -> "a call cannot be read at character " + repair.offset())
                .orElse(null);
    }

    private static @Nullable String cutOff(FinishReason reason) {
        return switch (reason) {
            case STOP -> null;
            case LENGTH -> "the answer was cut off at its token limit";
            case CANCELLED -> "the answer was cut off by cancellation";
        };
    }

    /** The model's words, where it chose not to call. */
    String words(Attempt attempt, ToolSet tools) {
        return format.parse(attempt.text(), tools) instanceof NoCallText noCall
                ? noCall.text().strip() : attempt.text();
    }
}
