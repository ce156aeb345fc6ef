package dev.toolace.train.refine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.conversation.Role;
import dev.toolace.format.JsonListFormat;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.train.sample.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowUpTest {

    private static final JsonListFormat FORMAT = new JsonListFormat();
    private static final Tool TIMER = Tool.parse("""
            {"name":"set_timer","description":"d","parameters":{"type":"object",
             "properties":{"minutes":{"type":"integer"}},"required":["minutes"]}}""");

    private final FollowUp followUp = new FollowUp(FORMAT);

    @Test
    void aValidAnswerIsFollowedByTheRefinementInstruction() {
        String wrong = "[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":30}}]";
        assertThat(followUp.messages(sample(TIMER), wrong)).hasValue(List.of(
                Message.user("Timer, 12."), Message.assistant(wrong), Message.user(FORMAT.refineInstruction())));
        assertThat(followUp.messages(sample(TIMER), FORMAT.render(sample(TIMER).calls()))).isPresent();
    }

    @Test
    void anInvalidAnswerIsFollowedByItsErrors() {
        List<Message> messages = followUp
                .messages(sample(TIMER), "[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":\"x\"}}]")
                .orElseThrow();
        assertThat(messages).last().satisfies(message -> {
            assertThat(message.role()).isEqualTo(Role.USER);
            assertThat(message.content()).startsWith("The calls are invalid: ").contains("minutes");
        });
    }

    @Test
    void whatAnAgentRefusesHasNone() {
        assertThat(followUp.messages(sample(TIMER, TIMER), "[]")).isEmpty();
    }

    private static Sample sample(Tool... tools) {
        Call call = new Call("set_timer", (JsonObject) JsonValue.parse("{\"minutes\":12}"));
        return new Sample("1", "s", "single", List.of(Message.user("Timer, 12.")), List.of(tools), List.of(call));
    }
}
