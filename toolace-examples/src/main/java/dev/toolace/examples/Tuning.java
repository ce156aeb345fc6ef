package dev.toolace.examples;

import dev.toolace.BatchResult;
import dev.toolace.ToolAgent;
import dev.toolace.conversation.Conversation;
import dev.toolace.conversation.Message;
import dev.toolace.nano.NanoModel;
import dev.toolace.onnx.BackendMetrics;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A model that is made ready before the first query, and answers many at once. Stateless. */
public final class Tuning {

    private static final Tool TIMER = Tool.parse("""
            {"name": "set_timer", "description": "Set a countdown timer", "parameters": {"type": "object",
             "properties": {"minutes": {"type": "integer", "description": "Length of the timer in minutes"}},
             "required": ["minutes"]}}""");

    private Tuning() {}

    /**
     * Asks three things at once.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        try (OnnxBackend model = open()) {
            ask(model, List.of("Set a timer for 12 minutes", " ", "Set a timer for 5 minutes"), List.of(TIMER))
                    .forEach(System.out::println);
            System.out.println(look(model.metrics()));
        }
    }

    /**
     * Opens the nano model for as many queries a second as the machine gives.
     *
     * @return the model
     */
    static OnnxBackend open() {
        int processors = Runtime.getRuntime().availableProcessors();
        return OnnxBackend.builder(NanoModel.folder())
                .threads(1)                 // one native thread for each generation,
                .concurrency(processors)    // and as many generations at once as there are processors
                .maxContext(1024)           // tokens of prompt and answer, for which every cache has room
                .cacheMemory(64L << 20)     // bytes of caches that are kept for prompts that begin alike
                .build();
    }

    /**
     * Answers queries about the same tools.
     *
     * @param model stays open
     * @param queries the users' words
     * @param tools what may be called
     * @return a line for each, in the same order
     */
    static List<String> ask(OnnxBackend model, List<String> queries, List<Tool> tools) {
        List<String> lines = new ArrayList<>();
        try (ToolAgent agent = ToolAgent.builder().backend(model).ownsBackend(false).build()) {
            agent.warmUp(tools);
            for (BatchResult result : agent.invokeAll(queries, tools)) {
                if (result instanceof BatchResult.Answered answered) {
                    lines.add(Quickstart.describe(answered.outcome()));
                } else {
                    lines.add("failed: " + ((BatchResult.Failed) result).error().getMessage());
                }
            }
        }
        return lines;
    }

    /**
     * Makes an agent ready for conversations that begin with a message of the system.
     *
     * @param agent answers afterwards
     * @param system the message
     * @param tools kept, so that their schemas are compiled once
     */
    static void prepare(ToolAgent agent, String system, ToolSet tools) {
        Message anything = Message.user("Hello");
        agent.warmUp(new Conversation(List.of(Message.system(system), anything), tools));
    }

    /**
     * What to look at first.
     *
     * @param metrics of a model that has answered something
     * @return one line
     */
    static String look(BackendMetrics metrics) {
        double cached = (double) metrics.cachedTokens() / metrics.promptTokens();
        double guessed = (double) metrics.acceptedTokens() / Math.max(1, metrics.completionTokens());
        Duration waited = Duration.ofNanos(metrics.waitNanos() / metrics.generations());
        long mebibytes = metrics.cacheBytes() >> 20;
        return String.format("%.0f %% of the prompts came from caches, %.0f %% of the answers were guessed; "
                + "%d ms of waiting for each generation; %d caches of %d MiB together",
                100 * cached, 100 * guessed, waited.toMillis(), metrics.caches(), mebibytes);
    }
}
