package dev.toolace.conversation;

import static dev.toolace.testing.Tools.WEATHER;
import static dev.toolace.testing.Tools.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {

    @Test
    void growsWithoutChanging() {
        Conversation one = Conversation.of("hi", List.of(WEATHER));
        Conversation three = one.and(Message.assistant("[]"), Message.tool("x"));
        assertThat(one.messages()).containsExactly(Message.user("hi"));
        assertThat(three.messages()).containsExactly(Message.user("hi"), Message.assistant("[]"), Message.tool("x"));
        assertThat(three.tools()).isSameAs(one.tools());
    }

    @Test
    void copiesItsMessages() {
        List<Message> messages = new ArrayList<>(List.of(Message.system("s")));
        Conversation conversation = new Conversation(messages, set(WEATHER));
        messages.clear();
        assertThat(conversation.messages()).hasSize(1);
        assertThat(Role.values()).extracting(Role::code).containsExactly("system", "user", "assistant", "tool");
    }
}
