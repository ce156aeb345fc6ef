package dev.toolace.internal.agent;

import dev.toolace.conversation.Conversation;
import dev.toolace.conversation.Message;
import dev.toolace.tool.ToolSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * In which order a batch is answered: conversations with the same tools follow each other, and among these, those that
 * begin with the same messages, so that each can start from the key-value cache that the one before it left. Otherwise
 * they keep their order.
 *
 * @param conversations where they stand in the batch; equal sets of tools are one object, compiled once
 * @param places which of them comes when
 */
record BatchOrder(List<Conversation> conversations, int[] places) {

    /** A beginning: what comes before its last part, by number, and that part, which is tools or a message. */
    private record Beginning(int before, Object last) {}

    static BatchOrder of(List<Conversation> conversations) {
        Map<ToolSet, ToolSet> sets = new HashMap<>();
        Map<Beginning, Integer> numbers = new HashMap<>();
        List<Conversation> shared = new ArrayList<>();
        int[][] paths = new int[conversations.size()][];
        for (int i = 0; i < paths.length; i++) {
            Conversation conversation = conversations.get(i);
            ToolSet tools = sets.computeIfAbsent(conversation.tools(), set -> set);
            shared.add(new Conversation(conversation.messages(), tools));
            paths[i] = path(shared.get(i), numbers);
        }
        // Numbers grow as beginnings occur for the first time, and sorting is stable.
        int[] places = IntStream.range(0, paths.length).boxed()
                .sorted((a, b) -> Arrays.compare(paths[a], paths[b])).mapToInt(Integer::intValue).toArray();
        return new BatchOrder(shared, places);
    }

    private static int[] path(Conversation conversation, Map<Beginning, Integer> numbers) {
        List<Message> messages = conversation.messages();
        int[] path = new int[1 + messages.size()];
        int before = -1;
        for (int i = 0; i < path.length; i++) {
            Object part = i == 0 ? conversation.tools() : messages.get(i - 1);
            before = numbers.computeIfAbsent(new Beginning(before, part), beginning -> numbers.size());
            path[i] = before;
        }
        return path;
    }
}
