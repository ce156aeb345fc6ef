package dev.toolace.eval.rule;

import dev.toolace.conversation.Message;
import dev.toolace.conversation.Role;
import dev.toolace.eval.EvalCase;
import dev.toolace.eval.internal.ace.AceSpecial;
import java.util.ArrayList;
import java.util.List;

/** How a test is put to a model. Implementations are pure functions, safe for use by many threads. */
public interface PromptProtocol {

    /**
     * The question as it is asked.
     *
     * @param test the test as it is in its set
     * @return the test with the messages that the model sees
     */
    EvalCase ask(EvalCase test);

    /**
     * The answer as the rule is to see it.
     *
     * @param given what the agent made of the model's answer
     * @return the same by default
     */
    default Prediction answer(Prediction given) {
        return given;
    }

    /** The conversation as it is. */
    PromptProtocol AS_IT_IS = test -> test;

    /** The conversation as it is; of words, only that they are no call counts: they were not asked for. */
    PromptProtocol CALLS_ONLY = new PromptProtocol() {
        @Override
        public EvalCase ask(EvalCase test) {
            return test;
        }

        @Override
        public Prediction answer(Prediction given) {
            return given instanceof Prediction.Words ? new Prediction.Calls(List.of(), given.text()) : given;
        }
    };

    /** What the assistant said last, such as that it will make the call now, is left out: it is the model's turn. */
    PromptProtocol USER_LAST = test -> {
        List<Message> messages = new ArrayList<>(test.messages());
        while (!messages.isEmpty() && messages.get(messages.size() - 1).role() == Role.ASSISTANT) {
            messages.remove(messages.size() - 1);
        }
        return with(test, messages);
    };

    /** Special data of ACEBench begin with the phrases in which the benchmark wants problems to be told. */
    PromptProtocol ACE_SPECIAL = test -> {
        if (!test.category().contains("special")) {
            return test;
        }
        List<Message> messages = new ArrayList<>();
        messages.add(Message.system("If the request lacks required parameters of the function, answer: "
                + AceSpecial.MISSING + " (names) for the api (name of the function). If a value in it is malformed, "
                + "answer: " + AceSpecial.INCORRECT + " (value) for the parameters (name). If no function can do it, "
                + "answer: Due to " + AceSpecial.LIMITATIONS + ", I cannot solve this problem."));
        messages.addAll(test.messages());
        return with(test, messages);
    };

    private static EvalCase with(EvalCase test, List<Message> messages) {
        return new EvalCase(test.id(), test.source(), test.category(), messages, test.tools(), test.answers());
    }
}
