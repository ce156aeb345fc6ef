package dev.toolace.internal.agent;

import dev.toolace.Attempt;
import dev.toolace.backend.Cancellation;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.TokenListener;
import dev.toolace.backend.Usage;
import dev.toolace.call.Call;
import dev.toolace.conversation.Conversation;
import dev.toolace.json.JsonObject;
import dev.toolace.tool.ToolSet;
import java.time.Duration;
import java.util.List;

/**
 * Does what the first of many conversations would have to wait for: schemas and grammar are compiled, an answer is read
 * and checked, and the backend is shown a prompt. Stateless.
 */
final class WarmUp {

    private WarmUp() {}

    static void run(AgentParts parts, Conversation example) {
        ToolSet tools = example.tools();
        List<Call> calls = tools.tools().stream().map(tool -> new Call(tool.name(), JsonObject.EMPTY)).toList();
        // Every schema is compiled when a call is held against it, whatever comes of it.
        parts.judge().checks().apply(calls, tools);
        String text = parts.prompts().format().render(calls.subList(0, Math.min(1, calls.size())));
        Completion answer = new Completion(text, FinishReason.STOP, Usage.NONE);
        parts.judge().judge(0, Attempt.Kind.FIRST, answer, tools, Duration.ZERO);
        parts.generator().warmUp(new GenerationRequest(parts.prompts().first(example), parts.options(),
                Cancellation.none(), TokenListener.NONE, "", parts.grammars().of(tools)));
    }
}
