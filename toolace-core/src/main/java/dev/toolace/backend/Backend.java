package dev.toolace.backend;

import dev.toolace.ToolaceException;
import java.util.Optional;

/**
 * Whatever generates text: a model in this process, a server, a script in a test.
 *
 * <p>Thread-safety: where {@link Capabilities#concurrent()} is true, {@link #generate} may be called by many
 * threads at once, and {@link #warmUp} beside it; otherwise callers take turns, as the agent does by itself.
 */
public interface Backend extends AutoCloseable {

    /**
     * A name for logs.
     *
     * @return not empty
     */
    String name();

    /**
     * What this backend can do. Constant over its life.
     *
     * @return the capabilities
     */
    Capabilities capabilities();

    /**
     * The chat template by which this backend writes chat prompts. Constant over its life.
     *
     * @return the source in Jinja; empty where there is none, or it is not known
     */
    default Optional<String> chatTemplate() {
        return Optional.empty();
    }

    /**
     * Generates a completion. Blocks until it is there.
     *
     * @param request prompt and options
     * @return the text; a cancelled request returns what was there so far with {@link FinishReason#CANCELLED}
     * @throws ToolaceException TA-INPUT-003 if the prompt does not fit, TA-INPUT-004 if its kind is not supported,
     *     TA-BACKEND-002 after close
     */
    Completion generate(GenerationRequest request);

    /**
     * Makes ready for requests that begin like this one, so that the first of them is no slower than those after it.
     * Changes no answer. Does nothing by default, which is right for a backend that has nothing to prepare, or where
     * every generation costs money.
     *
     * @param example a request such as will come; nobody sees an answer to it, and its listener is told nothing
     * @throws ToolaceException as {@link #generate}
     */
    default void warmUp(GenerationRequest example) {}

    /** Frees what the backend holds. Closing twice is harmless. */
    @Override
    default void close() {}
}
