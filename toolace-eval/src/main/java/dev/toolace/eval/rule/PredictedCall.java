package dev.toolace.eval.rule;

import dev.toolace.call.Call;
import dev.toolace.eval.python.PyValue;

/**
 * A call as a scoring rule sees it. Immutable and safe for use by many threads.
 *
 * @param name of the function
 * @param arguments by parameter name, in the order in which they were written
 */
public record PredictedCall(String name, PyValue.Dict arguments) {

    /**
     * Converts a call.
     *
     * @param call a call that a model wrote
     * @return the same call
     */
    public static PredictedCall of(Call call) {
        return new PredictedCall(call.name(), PyValue.dict(call.arguments()));
    }
}
