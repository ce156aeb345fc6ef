package dev.toolace.train.generate;

import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.sample.Sample;
import dev.toolace.train.wording.QueryWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joins samples of one call each into one that asks for all of them, in the words of people. Stateless. */
final class JoinedSamples {

    private static final int MOST_OTHERS = 3;
    /** Longer ones say so much that the parts no longer fit a small model's context. */
    private static final int LONGEST = 500;

    private JoinedSamples() {}

    /** The joined sample, or empty where the parts call tools that could be taken for one another. */
    static Optional<Sample> join(String id, List<Sample> parts, QueryWriter writer, Dice dice) {
        List<Tool> called = new ArrayList<>();
        List<Tool> others = new ArrayList<>();
        List<Call> calls = new ArrayList<>();
        List<String> queries = new ArrayList<>();
        for (Sample part : parts) {
            Call call = part.calls().get(0);
            for (Tool tool : part.tools()) {
                (tool.name().equals(call.name()) ? called : others).add(tool);
            }
            calls.add(call);
            queries.add(part.messages().get(part.messages().size() - 1).content().strip());
        }
        String query = writer.join(queries, dice);
        if (query.length() > LONGEST || called.size() != parts.size() || !unlike(called)) {
            return Optional.empty();
        }
        List<Tool> tools = new ArrayList<>(called);
        int most = called.size() + dice.between(0, MOST_OTHERS);
        for (Tool other : dice.shuffled(others)) {
            if (tools.size() < most && tools.stream().noneMatch(tool -> alike(tool, other))) {
                tools.add(other);
            }
        }
        return Optional.of(new Sample(id, "joined", "several", List.of(Message.user(query)), dice.shuffled(tools),
                calls));
    }

    private static boolean unlike(List<Tool> tools) {
        for (int i = 0; i < tools.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (alike(tools.get(i), tools.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean alike(Tool one, Tool other) {
        return one.name().equals(other.name()) || Distractors.alike(one, other);
    }
}
