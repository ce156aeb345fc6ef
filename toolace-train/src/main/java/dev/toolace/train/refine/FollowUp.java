package dev.toolace.train.refine;

import dev.toolace.ToolAgent;
import dev.toolace.ToolaceException;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.conversation.Conversation;
import dev.toolace.conversation.Message;
import dev.toolace.format.CallFormat;
import dev.toolace.refine.AdaptivePolicy;
import dev.toolace.tool.ToolSet;
import dev.toolace.train.sample.Sample;
import java.util.List;
import java.util.Optional;

/**
 * The conversation in which the agent would ask a model to look at its answer again. It is recorded from a real agent
 * over a scripted backend, so that a model is trained on exactly the messages that it will meet: the refinement
 * instruction after a valid answer, the validator's errors after an invalid one. Stateless apart from the format.
 */
public final class FollowUp {

    private final CallFormat format;

    /**
     * Follow-ups in a format.
     *
     * @param format words the instructions
     */
    public FollowUp(CallFormat format) {
        this.format = format;
    }

    /**
     * The messages up to and including the instruction.
     *
     * @param sample the sample
     * @param answer what a model wrote first
     * @return the messages, or empty where an agent refuses the sample
     */
    public Optional<List<Message>> messages(Sample sample, String answer) {
        ScriptedBackend backend = ScriptedBackend.of(answer, format.render(sample.calls()));
        AdaptivePolicy once = AdaptivePolicy.fixed(1).withMaxRounds(2);
        try (ToolAgent agent = ToolAgent.builder().backend(backend).format(format).policy(once).build()) {
            agent.invoke(new Conversation(sample.messages(), ToolSet.of(sample.tools())));
            return backend.requests().size() == 2 && backend.requests().get(1).prompt() instanceof Prompt.Chat chat
                    ? Optional.of(chat.messages())
                    : Optional.empty();
        } catch (ToolaceException refused) {
            return Optional.empty();
        }
    }
}
