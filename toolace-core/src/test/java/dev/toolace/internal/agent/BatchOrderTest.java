package dev.toolace.internal.agent;

import static dev.toolace.testing.Tools.TIMER;
import static dev.toolace.testing.Tools.WEATHER;
import static dev.toolace.testing.Tools.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.conversation.Conversation;
import dev.toolace.conversation.Message;
import dev.toolace.tool.ToolSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchOrderTest {

    private static Conversation said(ToolSet tools, String... words) {
        return new Conversation(List.of(words).stream().map(Message::user).toList(), tools);
    }

    @Test
    void conversationsWithTheSameToolsAndBeginningsFollowEachOther() {
        ToolSet timer = set(TIMER);
        BatchOrder order = BatchOrder.of(List.of(
                said(timer, "a", "1"), said(set(WEATHER), "a"), said(timer, "b", "1"), said(set(TIMER), "a", "2"),
                said(timer, "b", "1", "x"), said(set(WEATHER), "b"), said(timer, "a")));
        assertThat(order.places()).containsExactly(6, 0, 3, 2, 4, 1, 5);
    }

    @Test
    void equalSetsOfToolsAreOneObject() {
        BatchOrder order = BatchOrder.of(
                List.of(said(set(TIMER), "a"), said(set(TIMER), "b"), said(set(WEATHER), "c")));
        assertThat(order.conversations().get(1).tools()).isSameAs(order.conversations().get(0).tools());
        assertThat(order.conversations().get(2).tools()).isEqualTo(set(WEATHER));
    }

    @Test
    void withoutAnythingInCommonTheOrderIsKept() {
        ToolSet tools = set(TIMER);
        BatchOrder order = BatchOrder.of(IntStream.range(0, 100).mapToObj(i -> said(tools, "query " + i)).toList());
        assertThat(order.places()).isEqualTo(IntStream.range(0, 100).toArray());
    }

    @Test
    void everyConversationHasItsTurn() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            List<Conversation> conversations = new ArrayList<>();
            for (int i = random.nextInt(30); i >= 0; i--) {
                String[] words = random.ints(1 + random.nextInt(3), 0, 3).mapToObj(Integer::toString)
                        .toArray(String[]::new);
                conversations.add(said(random.nextBoolean() ? set(TIMER) : set(WEATHER), words));
            }
            BatchOrder order = BatchOrder.of(conversations);
            assertThat(order.places()).containsExactlyInAnyOrder(IntStream.range(0, conversations.size()).toArray());
            assertThat(order.conversations()).isEqualTo(conversations);
        }
    }
}
