package dev.toolace.examples;

import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.call.Call;
import dev.toolace.conversation.Conversation;
import dev.toolace.conversation.Message;
import dev.toolace.format.JsonListFormat;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.tool.Tool;
import java.util.List;

/** The host runs the calls and tells the model what came of them. Stateless. */
public final class RunningCalls {

    private RunningCalls() {}

    /**
     * Prints the model's last words.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        System.out.println(Quickstart.describe(converse()));
    }

    /**
     * A call, its result, and an answer in words. The model's part is scripted.
     *
     * @return the last outcome
     */
    static Outcome converse() {
        Tool weather = Tool.parse("""
                {"name": "get_weather", "description": "Weather of a city",
                 "parameters": {"type": "object", "required": ["city"], "properties": {"city": {"type": "string"}}}}""");
        String call = "[{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Oslo\"}}]";
        ScriptedBackend script = ScriptedBackend.of(call, call, "It is sunny in Oslo.", "It is sunny in Oslo.");
        try (ToolAgent agent = ToolAgent.builder().backend(script).build()) {
            return answer(agent, Conversation.of("How is the weather in Oslo?", List.of(weather)));
        }
    }

    /**
     * Lets the model call and read results until it answers in words, at most five times.
     *
     * @param agent answers
     * @param conversation what was said so far
     * @return the last outcome
     */
    static Outcome answer(ToolAgent agent, Conversation conversation) {
        Outcome outcome = agent.invoke(conversation);
        for (int turn = 0; turn < 5 && outcome instanceof Outcome.Calls calls; turn++) {
            conversation = conversation.and(Message.assistant(new JsonListFormat().render(calls.calls())));
            for (Call call : calls.calls()) {
                conversation = conversation.and(Message.tool(run(call)));
            }
            outcome = agent.invoke(conversation);
        }
        return outcome;
    }

    /**
     * Does what a call asks for.
     *
     * @param call a call that the agent returned
     * @return the result, for the model to read
     */
    static String run(Call call) {
        return switch (call.name()) {
            case "get_weather" -> "sunny in " + text(call.arguments(), "city");
            default -> throw new IllegalStateException("offered but not implemented: " + call.name());
        };
    }

    private static String text(JsonObject arguments, String name) {
        // The schema was checked: a required string is there, and it is a string.
        return arguments.get(name) instanceof JsonString string ? string.value() : "";
    }
}
