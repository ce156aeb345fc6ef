package dev.toolace.eval;

import dev.toolace.call.Call;
import dev.toolace.call.CanonicalCalls;
import dev.toolace.conversation.Message;
import dev.toolace.conversation.Role;
import dev.toolace.tool.Tool;
import java.util.List;

/**
 * A conversation, the tools on offer, and the answers that count as right. Immutable and safe to share between threads.
 *
 * @param id unique within its set
 * @param source the data set that it comes from
 * @param category the part of the set that it belongs to
 * @param messages the conversation, oldest first
 * @param tools the tools on offer
 * @param answers the right answers, each a list of calls; an empty list among them means that no call is right
 */
public record EvalCase(
        String id, String source, String category, List<Message> messages, List<Tool> tools, List<List<Call>> answers) {

    /** Copies the lists. */
    public EvalCase {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        answers = answers.stream().map(List::copyOf).toList();
    }

    /**
     * Whether calls are a right answer: canonically equal to one of them. The order of the calls does not matter,
     * because requests seldom ask for one.
     *
     * @param calls what was answered
     * @return true if right
     */
    public boolean accepts(List<Call> calls) {
        List<String> given = canonical(calls);
        return answers.stream().anyMatch(answer -> canonical(answer).equals(given));
    }

    /**
     * Whether an agent takes the question at all: tools have different names, and the last message is a user's, not
     * blank, or a tool's. Sets hold a few cases that are not so.
     *
     * @return true if the case can be put to an agent
     */
    public boolean askable() {
        if (messages.isEmpty() || tools.stream().map(Tool::name).distinct().count() != tools.size()) {
            return false;
        }
        Message last = messages.get(messages.size() - 1);
        return last.role() == Role.TOOL || last.role() == Role.USER && !last.content().isBlank();
    }

    private static List<String> canonical(List<Call> calls) {
        return calls.stream().map(CanonicalCalls::of).sorted().toList();
    }
}
