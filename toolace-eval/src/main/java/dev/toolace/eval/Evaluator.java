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
import java.util.Optional;
import java.util.function.Predicate;

/** Puts cases to an agent and judges the outcomes. Thread-safe as far as the agent is. */
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
     * A verdict and what it is about.
     *
     * @param verdict how the case ended
     * @param outcome what came of it; empty where the prompt was too long
     */
    public record Trial(Verdict verdict, Optional<Outcome> outcome) {}

    /** Says whether an answer is right; an answer that is rejected never is, whatever this says. */
    public interface Rule {

        /**
         * Judges the first answer.
         *
         * @param attempt a valid attempt
         * @return true if it is right
         */
        boolean accepts(Attempt attempt);

        /**
         * Judges the outcome.
         *
         * @param outcome calls or no call
         * @return true if it is right
         */
        boolean accepts(Outcome outcome);
    }

    /**
     * Puts one case, and judges by exact match.
     *
     * @param one the case
     * @return the verdict; a prompt that does not fit the model's context counts as a wrong answer, {@code too_long}
     * @throws ToolaceException as {@link ToolAgent#invoke(Conversation)} otherwise, for example where the case is not
     *     {@linkplain EvalCase#askable() askable}
     */
    public Verdict judge(EvalCase one) {
        return trial(one).verdict();
    }

    /**
     * Puts one case, and judges by exact match.
     *
     * @param one the case
     * @return the verdict and the outcome
     * @throws ToolaceException as {@link #judge(EvalCase)}
     */
    public Trial trial(EvalCase one) {
        return trial(one, exact(one::accepts));
    }

    /**
     * Puts one case, and judges by a rule.
     *
     * @param one the case
     * @param rule whether an answer is right
     * @return the verdict and the outcome
     * @throws ToolaceException as {@link #judge(EvalCase)}
     */
    public Trial trial(EvalCase one, Rule rule) {
        boolean wantedCall = one.answers().stream().noneMatch(List::isEmpty);
        Outcome outcome;
        try {
            outcome = agent.invoke(new Conversation(one.messages(), ToolSet.of(one.tools())));
        } catch (ToolaceException e) {
            if (!e.errorId().equals(ErrorId.INPUT_CONTEXT)) {
                throw e;
            }
            return new Trial(new Verdict(one.id(), one.category(), false, false, 0, true, wantedCall, "too_long"),
                    Optional.empty());
        }
        List<Attempt> attempts = outcome.trace().attempts();
        Attempt first = attempts.get(0);
        boolean rejected = outcome instanceof Outcome.Rejected;
        boolean calls = outcome instanceof Outcome.Calls;
        boolean right = !rejected && rule.accepts(outcome);
        boolean singlePass = first.valid() && (saysTheSame(first, attempts) ? right : rule.accepts(first));
        Verdict verdict = new Verdict(one.id(), one.category(), singlePass, right,
                attempts.size() - 1, valid(outcome, one), wantedCall,
                rejected ? "rejected" : calls ? "calls" : "no_call");
        return new Trial(verdict, Optional.of(outcome));
    }

    /**
     * Whether an attempt is, word for word, the one that the outcome was made of: then it is as right as the outcome,
     * from which a format may have left out what stands around the words.
     *
     * @param attempt one of the attempts
     * @param attempts all of a trace
     * @return true if the kept attempt has the same text
     */
    public static boolean saysTheSame(Attempt attempt, List<Attempt> attempts) {
        return attempts.stream().anyMatch(other -> other.kept() && other.text().equals(attempt.text()));
    }

    /**
     * The calls of an outcome.
     *
     * @param outcome an outcome
     * @return its calls; empty for no call and for a rejection
     */
    public static List<Call> calls(Outcome outcome) {
        return outcome instanceof Outcome.Calls calls ? calls.calls() : List.of();
    }

    private static Rule exact(Predicate<List<Call>> accepts) {
        return new Rule() {
            @Override
            public boolean accepts(Attempt attempt) {
                return accepts.test(attempt.calls());
            }

            @Override
            public boolean accepts(Outcome outcome) {
                return accepts.test(calls(outcome));
            }
        };
    }

    private boolean valid(Outcome outcome, EvalCase one) {
        return validator.validate(calls(outcome), ToolSet.of(one.tools())).isEmpty();
    }
}
