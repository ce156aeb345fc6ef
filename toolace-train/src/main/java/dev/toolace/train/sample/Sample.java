package dev.toolace.train.sample;

import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.tool.Tool;
import java.util.List;

/**
 * One training or test case: a conversation that ends with the user's turn, the tools on offer and the calls that are
 * right.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param id unique within its source
 * @param source the data set or generator that it comes from
 * @param category what it exercises, such as {@code single} or {@code missing_argument}
 * @param messages the conversation so far, oldest first
 * @param tools the tools on offer
 * @param calls the right calls in order; empty when no call is right
 */
public record Sample(
        String id, String source, String category, List<Message> messages, List<Tool> tools, List<Call> calls) {

    /** Copies the lists. */
    public Sample {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        calls = List.copyOf(calls);
    }

    /**
     * The same case under other tools.
     *
     * @param others the tools to offer instead
     * @return a new sample
     */
    public Sample withTools(List<Tool> others) {
        return new Sample(id, source, category, messages, others, calls);
    }
}
