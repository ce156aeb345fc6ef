package dev.toolace.train.generate;

import dev.toolace.tool.Tool;
import dev.toolace.train.catalog.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Tools that are on offer but not asked for. Stateless. */
final class Distractors {

    private static final Set<String> COMMON = Set.of(
            "get", "find", "search", "list", "create", "update", "delete", "set", "check", "calculate", "the", "a",
            "of", "info", "information", "data", "details", "api", "for", "by", "to", "and", "analyze", "generate",
            "retrieve", "in");

    private Distractors() {}

    /** The needed tools and some others with different names. */
    static List<Tool> around(List<Tool> needed, int others, Supplier<Tool> source) {
        List<Tool> tools = new ArrayList<>(needed);
        Set<String> names = new HashSet<>();
        needed.forEach(tool -> names.add(tool.name()));
        for (int tries = 0; tries < others * 3 && tools.size() < needed.size() + others; tries++) {
            Tool tool = source.get();
            if (names.add(tool.name()) && needed.stream().noneMatch(one -> alike(one, tool))) {
                tools.add(tool);
            }
        }
        return tools;
    }

    /** A tool whose request none of the others could be meant by, as far as names tell. */
    static Tool unlikeAll(List<Tool> others, Supplier<Tool> source) {
        for (int tries = 0; ; tries++) {
            Tool tool = source.get();
            if (tries == 20 || others.stream().noneMatch(other -> alike(other, tool))) {
                return tool;
            }
        }
    }

    /** Whether two tools share so many telling words that one could be taken for the other. */
    static boolean alike(Tool one, Tool other) {
        Set<String> first = telling(one);
        Set<String> second = telling(other);
        Set<String> shared = new HashSet<>(first);
        shared.retainAll(second);
        return !shared.isEmpty() && shared.size() * 2 >= Math.min(first.size(), second.size());
    }

    private static Set<String> telling(Tool tool) {
        Set<String> words = new HashSet<>(Words.split(tool.name()));
        words.removeAll(COMMON);
        return words;
    }
}
