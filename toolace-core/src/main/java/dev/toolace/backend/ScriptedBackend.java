package dev.toolace.backend;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives prepared answers in order: for tests of code that uses an agent. Safe for use by many threads, which then
 * share the one order.
 */
public final class ScriptedBackend implements Backend {

    private final List<Completion> replies;
    private final Capabilities capabilities;
    private final List<GenerationRequest> requests = new ArrayList<>();
    private boolean closed;

    private ScriptedBackend(List<Completion> replies, Capabilities capabilities) {
        this.replies = List.copyOf(replies);
        this.capabilities = capabilities;
    }

    /**
     * A backend that answers with these texts, each complete and with no usage.
     *
     * @param replies in order
     * @return the backend
     */
    public static ScriptedBackend of(String... replies) {
        Builder builder = builder();
        for (String reply : replies) {
            builder.then(reply);
        }
        return builder.build();
    }

    /**
     * Starts a script.
     *
     * @return a builder without replies
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    /**
     * Gives the next answer and records the request. A request that is cancelled already uses up no answer.
     *
     * @param request recorded
     * @return the next answer of the script
     * @throws ToolaceException TA-BACKEND-001 if there is none left, TA-BACKEND-002 after close
     */
    @Override
    public synchronized Completion generate(GenerationRequest request) {
        if (closed) {
            throw new ToolaceException(ErrorId.BACKEND_CLOSED, "the scripted backend is closed");
        }
        if (request.cancellation().isCancelled()) {
            return new Completion("", FinishReason.CANCELLED, Usage.NONE);
        }
        if (requests.size() >= replies.size()) {
            throw new ToolaceException(ErrorId.BACKEND_EXHAUSTED,
                    "the script has " + replies.size() + " replies and was asked for one more");
        }
        Completion reply = replies.get(requests.size());
        requests.add(request);
        if (!reply.text().isEmpty()) {
            request.listener().onText(reply.text());
        }
        return reply;
    }

    /**
     * The requests that were answered.
     *
     * @return in order; a copy
     */
    public synchronized List<GenerationRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    /**
     * Whether the backend was closed.
     *
     * @return true after close
     */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Builds scripts. For use by one thread. */
    public static final class Builder {

        private final List<Completion> replies = new ArrayList<>();
        private Capabilities capabilities = new Capabilities(true, true, false, true, 0);

        private Builder() {}

        /**
         * Adds a complete answer without usage.
         *
         * @param text the answer
         * @return this
         */
        public Builder then(String text) {
            return then(new Completion(text, FinishReason.STOP, Usage.NONE));
        }

        /**
         * Adds an answer.
         *
         * @param completion the answer
         * @return this
         */
        public Builder then(Completion completion) {
            replies.add(completion);
            return this;
        }

        /**
         * Sets what the backend claims to be able to do; by default it renders tools, takes any prompt and is
         * concurrent.
         *
         * @param value the capabilities
         * @return this
         */
        public Builder capabilities(Capabilities value) {
            capabilities = value;
            return this;
        }

        /**
         * Makes the backend.
         *
         * @return a new backend
         */
        public ScriptedBackend build() {
            return new ScriptedBackend(replies, capabilities);
        }
    }
}
