package dev.toolace.examples;

import dev.toolace.ErrorId;
import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.ToolaceException;
import dev.toolace.backend.Backend;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.Usage;
import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.format.JsonListFormat;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.refine.AdaptivePolicy;
import dev.toolace.tool.Tool;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A backend without any model: rules in plain Java. The agent checks what they write like any model's answer. Stateless. */
public final class CustomBackend {

    private CustomBackend() {}

    /** Understands "... timer ... 5 ..." and nothing else. Stateless, so many threads may use it at once. */
    static final class TimerRules implements Backend {

        @Override
        public String name() {
            return "timer-rules";
        }

        @Override
        public Capabilities capabilities() {
            // The tools come with the prompt; text prompts only; any number of threads; no bound on the context.
            return new Capabilities(true, false, false, true, 0);
        }

        @Override
        public Completion generate(GenerationRequest request) {
            if (!(request.prompt() instanceof Prompt.Chat chat)) {
                throw new ToolaceException(ErrorId.INPUT_PROMPT_KIND, "these rules read chat prompts only");
            }
            Message last = chat.messages().get(chat.messages().size() - 1);
            String answer = firstNumber(last.content())
                    .filter(minutes -> last.content().contains("timer"))
                    .map(minutes -> new JsonListFormat().render(List.of(
                            new Call("set_timer", JsonObject.EMPTY.with("minutes", new JsonNumber(minutes))))))
                    .orElse("I only know about timers.");
            request.listener().onText(answer);
            return new Completion(answer, FinishReason.STOP, Usage.NONE);
        }

        private static Optional<BigDecimal> firstNumber(String text) {
            for (String word : text.split(" ")) {
                if (!word.isEmpty() && word.length() < 10 && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    return Optional.of(new BigDecimal(word));
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Asks three times: a good request, one that is no timer, and one that the tool's schema refuses.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        for (String query : List.of("Set a timer for 12 minutes", "What is the time?", "Set a timer for 9000 minutes")) {
            System.out.println(query + " -> " + Quickstart.describe(ask(query)));
        }
    }

    /**
     * Asks the rules. They cannot change their mind, so that refining and correcting would be wasted.
     *
     * @param query the request
     * @return what came of it
     */
    static Outcome ask(String query) {
        Tool timer = Tool.parse("""
                {"name": "set_timer", "description": "Set a countdown timer",
                 "parameters": {"type": "object", "required": ["minutes"], "properties": {
                   "minutes": {"type": "integer", "minimum": 1, "maximum": 1440}}}}""");
        AdaptivePolicy once = AdaptivePolicy.off().withCorrectBudget(0);
        try (ToolAgent agent = ToolAgent.builder().backend(new TimerRules()).policy(once).build()) {
            return agent.invoke(query, List.of(timer));
        }
    }
}
