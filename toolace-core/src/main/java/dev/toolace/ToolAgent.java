package dev.toolace;

import dev.toolace.backend.Backend;
import dev.toolace.backend.Cancellation;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.conversation.Conversation;
import dev.toolace.conversation.Message;
import dev.toolace.format.CallFormat;
import dev.toolace.format.DetectedFormat;
import dev.toolace.format.FormatRegistry;
import dev.toolace.format.JsonListFormat;
import dev.toolace.format.RepairKind;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.internal.agent.AgentParts;
import dev.toolace.internal.agent.TemplateFormat;
import dev.toolace.refine.AdaptivePolicy;
import dev.toolace.refine.StoppingPolicy;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns a query and tools into calls that a host can run.
 *
 * <p>The promise: <em>every returned call names a tool that was offered, and its arguments satisfy that tool's JSON
 * Schema.</em> Nothing is executed; an answer that was cut off is never completed into a call.
 *
 * <p>Safe for use by many threads. Where the backend is not concurrent, they take turns.
 */
public final class ToolAgent implements AutoCloseable {

    private final AgentParts parts;
    private final DetectedFormat format;
    private final Backend backend;
    private final boolean ownsBackend;
    private volatile boolean closed;

    private ToolAgent(AgentParts parts, DetectedFormat format, Backend backend, boolean ownsBackend) {
        this.parts = parts;
        this.format = format;
        this.backend = backend;
        this.ownsBackend = ownsBackend;
    }

    /**
     * Starts to build an agent.
     *
     * @return a builder that lacks a backend
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Answers a query.
     *
     * @param query the user's words
     * @param tools what the model may call
     * @return calls, no call, or a rejection
     * @throws ToolaceException TA-INPUT-001 or TA-TOOL-006 beyond a limit, TA-TOOL-005 for two tools of one name,
     *     TA-INPUT-002 for a blank query, TA-INPUT-003 if the first prompt does not fit into the model's context,
     *     TA-BACKEND-002 after close, TA-BACKEND-003 if the backend fails
     */
    public Outcome invoke(String query, List<Tool> tools) {
        return invoke(query, tools, Cancellation.none());
    }

    /**
     * Answers a query until cancelled. A cancelled query still gives the last valid calls if there were any.
     *
     * @param query the user's words
     * @param tools what the model may call
     * @param cancellation the wish to stop
     * @return calls, no call, or a rejection
     * @throws ToolaceException as {@link #invoke(String, List)}
     */
    public Outcome invoke(String query, List<Tool> tools, Cancellation cancellation) {
        ToolSet set = ToolSet.of(tools, parts.limits());
        return invoke(new Conversation(List.of(Message.user(query)), set), cancellation);
    }

    /**
     * Answers a conversation.
     *
     * @param conversation what was said so far, last by the user or a tool, and the tools
     * @return calls, no call, or a rejection
     * @throws ToolaceException as {@link #invoke(String, List)}
     */
    public Outcome invoke(Conversation conversation) {
        return invoke(conversation, Cancellation.none());
    }

    /**
     * Answers a conversation until cancelled. A cancelled query still gives the last valid calls if there were any.
     *
     * @param conversation what was said so far, last by the user or a tool, and the tools
     * @param cancellation the wish to stop
     * @return calls, no call, or a rejection
     * @throws ToolaceException as {@link #invoke(String, List)}
     */
    public Outcome invoke(Conversation conversation, Cancellation cancellation) {
        if (closed) {
            throw new ToolaceException(ErrorId.BACKEND_CLOSED, "the agent is closed");
        }
        return parts.run(conversation, cancellation);
    }

    /**
     * The format of this agent's calls.
     *
     * @return the format, with what spoke for it in the chat template where it was chosen by that
     */
    public DetectedFormat format() {
        return format;
    }

    /** Refuses further queries and closes the backend if the agent owns it. Closing twice is harmless. */
    @Override
    public void close() {
        closed = true;
        if (ownsBackend) {
            backend.close();
        }
    }

    /** Builds agents. For use by one thread. */
    public static final class Builder {

        private @Nullable Backend backend;
        private Function<Backend, DetectedFormat> format = given(new JsonListFormat());
        private StoppingPolicy policy = AdaptivePolicy.DEFAULT;
        private GenerationOptions options = GenerationOptions.DEFAULT;
        private Limits limits = Limits.DEFAULT;
        private String systemPrompt = "";
        private boolean ownsBackend = true;
        private Set<RepairKind> repairs = EnumSet.allOf(RepairKind.class);
        private boolean coercesArguments;
        private @Nullable GrammarScope scope;

        private Builder() {}

        /**
         * Sets what generates. Required.
         *
         * @param value the backend
         * @return this
         */
        public Builder backend(Backend value) {
            backend = Objects.requireNonNull(value);
            return this;
        }

        /**
         * Sets the call format; {@link JsonListFormat} by default.
         *
         * @param value the format that the model was trained on
         * @return this
         */
        public Builder format(CallFormat value) {
            format = given(Objects.requireNonNull(value));
            return this;
        }

        /**
         * Chooses the call format by what the backend's chat template tells its model to write, among those of the
         * library. {@link ToolAgent#format} says which it is, and why.
         *
         * @return this
         */
        public Builder formatFromTemplate() {
            return formatFromTemplate(FormatRegistry.standard());
        }

        /**
         * Chooses the call format by what the backend's chat template tells its model to write.
         *
         * @param formats to choose among
         * @return this
         */
        public Builder formatFromTemplate(FormatRegistry formats) {
            Objects.requireNonNull(formats);
            format = chosen -> TemplateFormat.of(chosen, formats);
            return this;
        }

        /**
         * Sets when refinement stops; {@link AdaptivePolicy#DEFAULT} by default.
         *
         * @param value the policy
         * @return this
         */
        public Builder policy(StoppingPolicy value) {
            policy = Objects.requireNonNull(value);
            return this;
        }

        /**
         * Sets how to generate; greedy up to 512 tokens by default.
         *
         * @param value the options
         * @return this
         */
        public Builder options(GenerationOptions value) {
            options = Objects.requireNonNull(value);
            return this;
        }

        /**
         * Sets bounds on the input; {@link Limits#DEFAULT} by default. A format has limits of its own.
         *
         * @param value the limits
         * @return this
         */
        public Builder limits(Limits value) {
            limits = Objects.requireNonNull(value);
            return this;
        }

        /**
         * Sets instructions of the host's own, which come before a conversation's system message.
         *
         * @param value the text; empty for none
         * @return this
         */
        public Builder systemPrompt(String value) {
            systemPrompt = Objects.requireNonNull(value);
            return this;
        }

        /**
         * Sets whether closing the agent closes the backend; true by default.
         *
         * @param value false for a backend that others use too
         * @return this
         */
        public Builder ownsBackend(boolean value) {
            ownsBackend = value;
            return this;
        }

        /**
         * Sets which repairs an answer may need; all by default. With any other its calls are not handed over, and the
         * model is asked to write them again.
         *
         * @param value the kinds; empty for answers that are read strictly
         * @return this
         */
        public Builder allowedRepairs(Set<RepairKind> value) {
            repairs = Set.copyOf(value);
            return this;
        }

        /**
         * Sets whether a string argument is replaced by the number, boolean, array or object that it spells, where
         * the schema wants that and no string; false by default. Every replacement is on the attempt.
         *
         * @param value true to replace
         * @return this
         */
        public Builder coerceArguments(boolean value) {
            coercesArguments = value;
            return this;
        }

        /**
         * Holds the model to the format's grammar of the tools on offer ({@link CallFormat#grammar}), so that it cannot
         * write a malformed call. Off by default. What the grammar leaves to the validator is checked as always.
         *
         * @param value true to constrain; needs a backend with {@link dev.toolace.backend.Capabilities#constraints()}
         *     and a format with a grammar
         * @return this
         */
        public Builder constrained(boolean value) {
            scope = value ? GrammarScope.DECLARED : null;
            return this;
        }

        /**
         * Holds the model to the format's grammar, as {@link #constrained(boolean)}, with a choice of what it may write
         * besides what the tools declare. The last of both counts.
         *
         * @param value {@link GrammarScope#DECLARED} is what {@code constrained(true)} sets; with
         *     {@link GrammarScope#ALLOWED}, greedy calls that are valid without a grammar stay as they are
         * @return this
         */
        public Builder constrained(GrammarScope value) {
            scope = Objects.requireNonNull(value);
            return this;
        }

        /**
         * Makes the agent.
         *
         * @return a new agent
         * @throws ToolaceException TA-CONFIG-001 without a backend; TA-FORMAT-003 if its chat template is to tell the
         *     format and does not
         */
        public ToolAgent build() {
            Backend chosen = backend;
            if (chosen == null) {
                throw new ToolaceException(ErrorId.CONFIG, "an agent needs a backend");
            }
            DetectedFormat found = format.apply(chosen);
            AgentParts parts = AgentParts.of(
                    chosen, found.format(), policy, options, limits, systemPrompt, repairs, coercesArguments, scope);
            return new ToolAgent(parts, found, chosen, ownsBackend);
        }

        private static Function<Backend, DetectedFormat> given(CallFormat format) {
            return backend -> new DetectedFormat(format, List.of());
        }
    }
}
