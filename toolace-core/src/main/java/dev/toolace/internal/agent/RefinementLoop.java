package dev.toolace.internal.agent;

import dev.toolace.Attempt;
import dev.toolace.ErrorId;
import dev.toolace.Outcome;
import dev.toolace.ToolaceException;
import dev.toolace.Trace;
import dev.toolace.backend.Cancellation;
import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.TokenListener;
import dev.toolace.backend.Usage;
import dev.toolace.conversation.Conversation;
import dev.toolace.grammar.Grammar;
import dev.toolace.refine.Decision;
import dev.toolace.refine.History;
import dev.toolace.refine.StopReason;
import dev.toolace.refine.StoppingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One query's way from conversation to outcome. Used by one thread, once. */
final class RefinementLoop {

    /** Ends loops of policies that never stop. */
    private static final int MAX_ROUNDS = 64;

    private static final Logger LOG = LoggerFactory.getLogger(RefinementLoop.class);

    private final Generator generator;
    private final PromptWriter prompts;
    private final Judge judge;
    private final StoppingPolicy policy;
    private final GenerationOptions options;
    private final Conversation conversation;
    private final Cancellation cancellation;
    private final BooleanSupplier closed;
    private final Optional<Grammar> grammar;
    private final long start = System.nanoTime();
    private final List<Attempt> attempts = new ArrayList<>();
    private Usage usage = Usage.NONE;

    /** Who closes the agent meanwhile is heard between two answers. */
    RefinementLoop(AgentParts parts, Conversation conversation, Cancellation cancellation, BooleanSupplier closed) {
        this.generator = parts.generator();
        this.prompts = parts.prompts();
        this.judge = parts.judge();
        this.policy = parts.policy();
        this.options = parts.options();
        this.conversation = conversation;
        this.cancellation = cancellation;
        this.closed = closed;
        // A grammar of many tools takes a moment.
        this.grammar = cancellation.isCancelled() ? Optional.empty() : parts.grammars().of(conversation.tools());
    }

    Outcome run() {
        StopReason reason = loop();
        LOG.debug("{} attempts, stopped: {}", attempts.size(), reason.code());
        return outcome(reason);
    }

    private StopReason loop() {
        if (cancellation.isCancelled()) {
            return StopReason.CANCELLED;
        }
        attempt(Attempt.Kind.FIRST, prompts.first(conversation), "");
        while (attempts.size() < MAX_ROUNDS) {
            History history = new History(attempts, usage, elapsed(), cancellation.isCancelled());
            Decision decision = policy.decide(history);
            if (decision instanceof Decision.Stop stop) {
                return stop.reason();
            }
            if (cancellation.isCancelled() || closed.getAsBoolean()) {
                return StopReason.CANCELLED;
            }
            try {
                next(decision, history);
            } catch (ToolaceException e) {
                if (closed.getAsBoolean()) {
                    return StopReason.CANCELLED;
                }
                if (!e.errorId().equals(ErrorId.INPUT_CONTEXT)) {
                    throw e;
                }
                return StopReason.CONTEXT_LENGTH;
            }
        }
        return StopReason.ROUND_BUDGET;
    }

    private void next(Decision decision, History history) {
        Attempt last = history.last();
        if (decision == Decision.CORRECT && !last.valid()) {
            attempt(Attempt.Kind.CORRECT, prompts.correct(conversation, last), last.text());
        } else {
            Attempt read = history.lastValid().orElse(last);
            attempt(Attempt.Kind.REFINE, prompts.refine(conversation, read), read.text());
        }
    }

    /** One generation; what is read over or corrected is a good guess at what will be written. */
    private void attempt(Attempt.Kind kind, Prompt prompt, String draft) {
        long before = System.nanoTime();
        Completion completion = generator.generate(new GenerationRequest(
                prompt, options, cancellation, TokenListener.NONE, draft, grammar));
        Duration duration = Duration.ofNanos(System.nanoTime() - before);
        usage = usage.plus(completion.usage());
        attempts.add(judge.judge(attempts.size(), kind, completion, conversation.tools(), duration));
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Outcome outcome(StopReason reason) {
        Optional<Attempt> valid = attempts.isEmpty()
                ? Optional.empty()
                : new History(attempts, usage, elapsed(), false).lastValid();
        valid.ifPresent(attempt -> attempts.set(attempt.round(), attempt.asKept()));
        Trace trace = new Trace(attempts, reason, usage, elapsed());
        if (valid.isEmpty()) {
            return rejected(trace);
        }
        Attempt kept = valid.get();
        return kept.calls().isEmpty()
                ? new Outcome.NoCall(judge.words(kept, conversation.tools()), trace)
                : new Outcome.Calls(kept.calls(), trace);
    }

    private static Outcome rejected(Trace trace) {
        if (trace.attempts().isEmpty()) {
            return new Outcome.Rejected(List.of(), "cancelled before the first attempt", trace);
        }
        Attempt last = trace.attempts().get(trace.attempts().size() - 1);
        String failure = last.failure();
        if (failure != null) {
            return new Outcome.Rejected(List.of(), failure, trace);
        }
        String more = last.errors().size() > 1 ? " (and " + (last.errors().size() - 1) + " more)" : "";
        return new Outcome.Rejected(last.errors(), last.errors().get(0).describe() + more, trace);
    }
}
