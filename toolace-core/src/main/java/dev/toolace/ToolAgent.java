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
import dev.toolace.internal.agent.Batch;
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
    private final int workers;
    private volatile boolean closed;

    private ToolAgent(AgentParts parts, DetectedFormat format, Backend backend, boolean ownsBackend, int workers) {
        this.workers = workers;
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
     *     TA-BACKEND-002 after close, or the backend's own error if that is closed before the first answer began,
     *     TA-BACKEND-003 if the backend fails
     */
    public Outcome invoke(String query, List<Tool> tools) {
        return invoke(query, tools, Cancellation.none());
    }

    /**
     * Answers a query until cancelled. A cancelled query still gives the last valid calls if there were any. The wish
     * is looked at before each answer and by the backend while it generates, not while a prompt is written or a grammar
     * made.
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
        checkOpen();
        return parts.run(conversation, cancellation, () -> closed);
    }

    /**
     * Answers many queries with the same tools, several at once: see {@link #invokeAll(List, Cancellation)}.
     *
     * @param queries the users' words
     * @param tools what the model may call
     * @return a result for each query, in the same order
     * @throws ToolaceException TA-TOOL-005 for two tools of one name, TA-TOOL-006 beyond a limit, TA-BACKEND-002 after
     *     close
     */
    public List<BatchResult> invokeAll(List<String> queries, List<Tool> tools) {
        ToolSet set = ToolSet.of(tools, parts.limits());
        return invokeAll(queries.stream().map(query -> new Conversation(List.of(Message.user(query)), set)).toList());
    }

    /**
     * Answers many conversations, several at once: see {@link #invokeAll(List, Cancellation)}.
     *
     * @param conversations with the same or with different tools
     * @return a result for each conversation, in the same order
     * @throws ToolaceException TA-BACKEND-002 after close
     */
    public List<BatchResult> invokeAll(List<Conversation> conversations) {
        return invokeAll(conversations, Cancellation.none());
    }

    /**
     * Answers many conversations, several at once, and returns when all are done. Each result is what
     * {@link #invoke(Conversation, Cancellation)} gives for that conversation alone; one that fails does not touch the
     * others. As many are answered at once as {@link Builder#workers} says, on threads that end with this call.
     * Conversations with the same tools and beginnings are answered one after the other, so that each can start from
     * what a cache of the backend still holds.
     *
     * <p>Once cancelled, conversations keep what they have, and those that were not begun are rejected. Interrupting
     * the calling thread cancels too; it is still interrupted on return.
     *
     * @param conversations with the same or with different tools
     * @param cancellation the wish to stop
     * @return a result for each conversation, in the same order
     * @throws ToolaceException TA-BACKEND-002 after close; what else may go wrong is in the results
     */
    public List<BatchResult> invokeAll(List<Conversation> conversations, Cancellation cancellation) {
        checkOpen();
        return Batch.run(List.copyOf(conversations), this::invoke, workers, cancellation);
    }

    /**
     * Does beforehand what the first query with these tools would have to wait for: see {@link #warmUp(Conversation)}.
     *
     * @param tools what the model may call
     * @throws ToolaceException as {@link #invoke(String, List)}
     */
    public void warmUp(List<Tool> tools) {
        warmUp(new Conversation(List.of(Message.user("Hello")), ToolSet.of(tools, parts.limits())));
    }

    /**
     * Does beforehand what the first conversation like this one would have to wait for. The tools' schemas and grammar
     * are compiled, for this {@link ToolSet}; and the backend gets ready, where it can: a model in this process runs
     * once, and keeps what it has read of the tools, so that the next prompt starts behind them. May be called again,
     * for other tools.
     *
     * @param example a conversation such as will come, with the same tools and the same system message, if any; what
     *     its user says does not matter
     * @throws ToolaceException as {@link #invoke(Conversation)}; TA-INPUT-003 says early that the tools leave no room
     */
    public void warmUp(Conversation example) {
        checkOpen();
        parts.warmUp(example);
    }

    private void checkOpen() {
        if (closed) {
            throw new ToolaceException(ErrorId.BACKEND_CLOSED, "the agent is closed");
        }
    }

    /**
     * The format of this agent's calls.
     *
     * @return the format, with what spoke for it in the chat template where it was chosen by that
     */
    public DetectedFormat format() {
        return format;
    }

    /**
     * Refuses further queries and closes the backend if the agent owns it. Queries that are being answered make no
     * further rounds: what was generated by then counts, with the stop reason {@code cancelled}. An answer that is
     * being generated is waited for where the backend's own {@code close} does so; to end it at once, cancel it before.
     * Closing twice is harmless.
     */
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
        private int workers;
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
         * Sets how many conversations {@link ToolAgent#invokeAll} answers at once. By default as many as are of use to
         * the backend ({@link dev.toolace.backend.Capabilities#concurrency()}); where it does not say, as many as there
         * are processors; one where it is not concurrent.
         *
         * @param value 1 to 1024
         * @return this
         * @throws ToolaceException TA-CONFIG-001 if out of range
         */
        public Builder workers(int value) {
            if (value < 1 || value > Batch.MOST_WORKERS) {
                throw new ToolaceException(ErrorId.CONFIG,
                        "workers must be 1 to " + Batch.MOST_WORKERS + ", is " + value);
            }
            workers = value;
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
            return new ToolAgent(parts, found, chosen, ownsBackend,
                    workers == 0 ? Batch.workers(chosen.capabilities()) : workers);
        }

        private static Function<Backend, DetectedFormat> given(CallFormat format) {
            return backend -> new DetectedFormat(format, List.of());
        }
    }
}
