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
import dev.toolace.format.Repair;
import dev.toolace.format.RepairKind;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.ArgumentCoercer.Coerced;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The single point at which a model's text becomes calls that may be handed to the host: whatever passes here without
 * failure and errors names offered tools, satisfies their schemas, was not cut off and needed no repair that the host
 * forbids. Stateless.
 *
 * @param format reads the text
 * @param allowed repairs after which calls may be handed to the host
 * @param checks validates calls; may coerce their arguments first
 */
record Judge(CallFormat format, Set<RepairKind> allowed, BiFunction<List<Call>, ToolSet, Coerced> checks) {

    private static final Coerced NOTHING = new Coerced(List.of(), List.of(), List.of());

    Attempt judge(int round, Attempt.Kind kind, Completion completion, ToolSet tools, Duration duration) {
        String failure = cutOff(completion.finishReason());
        Coerced checked = NOTHING;
        List<Repair> repairs = List.of();
        if (failure == null) {
            ParseResult result = format.parse(completion.text(), tools);
            if (result instanceof ParsedCalls parsed) {
                repairs = parsed.repairs();
                failure = forbidden(repairs);
                if (failure == null) {
                    checked = checks.apply(parsed.calls(), tools);
                }
            } else if (result instanceof ParseFailure parseFailure) {
                failure = parseFailure.describe();
            }
        }
        return new Attempt(round, kind, completion.text(), checked.calls(), checked.errors(), failure,
                completion.finishReason(), completion.usage(), duration, false, repairs, checked.coercions(),
                completion.tokenLogProbabilities());
    }

    /** Calls that are handed to the host are all that the model wrote, or none. */
    private @Nullable String forbidden(List<Repair> repairs) {
        for (Repair repair : repairs) {
            if (repair.kind() == RepairKind.DROPPED_CALL) {
                return "a call cannot be read at character " + repair.offset();
            }
            if (!allowed.contains(repair.kind())) {
                return "the answer is not written as it should be: " + repair.kind().words() + " at character "
                        + repair.offset();
            }
        }
        return null;
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
