package dev.toolace.eval;

import dev.toolace.Attempt;
import dev.toolace.ErrorId;
import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.conversation.Conversation;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import java.util.List;

/** Puts cases to an agent and judges the outcomes by exact match. Thread-safe as far as the agent is. */
public final class Evaluator {

    private final ToolAgent agent;
    private final CallValidator validator = new CallValidator();

    /**
     * Evaluates an agent.
     *
     * @param agent what to evaluate; not closed by the evaluator
     */
    public Evaluator(ToolAgent agent) {
        this.agent = agent;
    }

    /**
     * Puts one case.
     *
     * @param one the case
     * @return the verdict; a prompt that does not fit the model's context counts as a wrong answer, {@code too_long}
     * @throws ToolaceException as {@link ToolAgent#invoke(Conversation)} otherwise, for example where the case is not
     *     {@linkplain EvalCase#askable() askable}
     */
    public Verdict judge(EvalCase one) {
        boolean wantedCall = one.answers().stream().noneMatch(List::isEmpty);
        Outcome outcome;
        try {
            outcome = agent.invoke(new Conversation(one.messages(), ToolSet.of(one.tools())));
        } catch (ToolaceException e) {
            if (!e.errorId().equals(ErrorId.INPUT_CONTEXT)) {
                throw e;
            }
            return new Verdict(one.id(), one.category(), false, false, 0, true, wantedCall, "too_long");
        }
        List<Attempt> attempts = outcome.trace().attempts();
        Attempt first = attempts.get(0);
        boolean singlePass = first.valid() && one.accepts(first.calls());
        int extra = attempts.size() - 1;
        if (outcome instanceof Outcome.Calls calls) {
            return new Verdict(one.id(), one.category(), singlePass, one.accepts(calls.calls()), extra,
                    valid(calls.calls(), one), wantedCall, "calls");
        }
        if (outcome instanceof Outcome.NoCall) {
            return new Verdict(one.id(), one.category(), singlePass, one.accepts(List.of()), extra, true, wantedCall,
                    "no_call");
        }
        return new Verdict(one.id(), one.category(), singlePass, false, extra, true, wantedCall, "rejected");
    }

    private boolean valid(List<Call> calls, EvalCase one) {
        return validator.validate(calls, ToolSet.of(one.tools())).isEmpty();
    }
}
