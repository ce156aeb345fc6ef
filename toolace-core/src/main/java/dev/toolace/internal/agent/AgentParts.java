package dev.toolace.internal.agent;

import dev.toolace.Limits;
import dev.toolace.Outcome;
import dev.toolace.backend.Backend;
import dev.toolace.backend.Cancellation;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.call.Call;
import dev.toolace.conversation.Conversation;
import dev.toolace.format.CallFormat;
import dev.toolace.format.RepairKind;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.refine.StoppingPolicy;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.ArgumentCoercer;
import dev.toolace.validation.ArgumentCoercer.Coerced;
import dev.toolace.validation.CallValidator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What an agent consists of. Immutable; safe for use by many threads.
 *
 * @param generator the guarded backend
 * @param prompts writes messages
 * @param judge reads and checks answers
 * @param policy decides when to stop
 * @param options how to generate
 * @param limits bounds on the input
 */
public record AgentParts(
        Generator generator,
        PromptWriter prompts,
        Judge judge,
        StoppingPolicy policy,
        GenerationOptions options,
        Limits limits,
        Grammars grammars) {

    /**
     * Puts an agent's parts together.
     *
     * @param backend generates
     * @param format renders and parses
     * @param policy decides when to stop
     * @param options how to generate
     * @param limits bounds on the input
     * @param systemPrompt the host's own instructions; empty for none
     * @param repairs that calls may need
     * @param coerces whether strings are replaced by what they spell
     * @param scope what the grammar writes that the model is held to; null for none
     * @return the parts
     */
    public static AgentParts of(
            Backend backend,
            CallFormat format,
            StoppingPolicy policy,
            GenerationOptions options,
            Limits limits,
            String systemPrompt,
            Set<RepairKind> repairs,
            boolean coerces,
            @Nullable GrammarScope scope) {
        CallValidator validator = new CallValidator(limits);
        ArgumentCoercer coercer = new ArgumentCoercer(limits);
        BiFunction<List<Call>, ToolSet, Coerced> checks = coerces
                ? coercer::coerce
                : (calls, tools) -> new Coerced(calls, List.of(), validator.validate(calls, tools));
        return new AgentParts(
                new Generator(backend),
                new PromptWriter(format, backend.capabilities().rendersTools(), systemPrompt),
                new Judge(format, repairs, checks),
                policy,
                options,
                limits,
                scope == null ? Grammars.NONE : Grammars.of(format, backend, scope));
    }

    /**
     * Answers one conversation.
     *
     * @param conversation what was said, and the tools
     * @param cancellation the host's wish to stop
     * @param closed whether the agent was closed meanwhile
     * @return the outcome
     */
    public Outcome run(Conversation conversation, Cancellation cancellation, BooleanSupplier closed) {
        InputChecks.check(conversation, limits);
        return new RefinementLoop(this, conversation, cancellation, closed).run();
    }

    /**
     * Does what the first of many conversations would have to wait for.
     *
     * @param example a conversation such as will come
     */
    public void warmUp(Conversation example) {
        InputChecks.check(example, limits);
        WarmUp.run(this, example);
    }
}
