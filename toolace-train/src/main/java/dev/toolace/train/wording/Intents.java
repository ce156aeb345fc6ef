package dev.toolace.train.wording;

import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.catalog.Parameter;
import dev.toolace.train.catalog.Words;
import dev.toolace.train.values.Mention;
import dev.toolace.train.wording.Weaver.Woven;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says what a tool does as a person would ask for it, from its description or its name. Stateless. */
final class Intents {

    private static final Map<String, List<String>> SYNONYMS = Map.ofEntries(
            Map.entry("get", List.of("get", "find", "show me", "give me", "look up", "tell me", "retrieve", "fetch",
            "pull up")),
            Map.entry("create", List.of("create", "make", "set up", "add", "build")),
            Map.entry("update", List.of("update", "change", "modify", "edit")),
            Map.entry("delete", List.of("delete", "remove", "get rid of")),
            Map.entry("calculate", List.of("calculate", "compute", "work out", "figure out", "determine")),
            Map.entry("analyze", List.of("analyze", "examine", "run an analysis of", "evaluate")),
            Map.entry("check", List.of("check", "verify", "look at", "find out")),
            Map.entry("search", List.of("search for", "find", "look for", "search")),
            Map.entry("generate", List.of("generate", "create", "produce", "make")),
            Map.entry("book", List.of("book", "reserve", "arrange")),
            Map.entry("recommend", List.of("recommend", "suggest")),
            Map.entry("track", List.of("track", "monitor", "follow", "keep an eye on")),
            Map.entry("send", List.of("send", "submit", "deliver")),
            Map.entry("set", List.of("set", "adjust", "change", "put")),
            Map.entry("start", List.of("start", "begin", "launch", "run")),
            Map.entry("translate", List.of("translate", "convert")),
            Map.entry("predict", List.of("predict", "forecast", "estimate")));

    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("retrieve", "get"), Map.entry("fetch", "get"), Map.entry("obtain", "get"),
            Map.entry("find", "search"), Map.entry("compute", "calculate"), Map.entry("determine", "calculate"),
            Map.entry("analyse", "analyze"), Map.entry("evaluate", "analyze"), Map.entry("verify", "check"),
            Map.entry("reserve", "book"), Map.entry("monitor", "track"), Map.entry("modify", "update"),
            Map.entry("remove", "delete"), Map.entry("add", "create"), Map.entry("estimate", "predict"),
            Map.entry("adjust", "set"), Map.entry("launch", "start"));

    /** Where a description starts to speak of its parameters in general: people name the values there instead. */
    private static final List<String> TAILS = List.of(
            " for a given", " for a specific", " for a specified", " for a particular", " for the given",
            " for the specified", " of a given", " of a specific", " of a specified", " of a particular",
            " of the given", " of the specified", " in a given", " in a specific", " in a specified",
            " in a particular", " from a given", " from a specific", " by its", " by their", " based on", " using the",
            " using a", " given ", " with the given", " with the specified", " to a specific", " on a specific",
            " at a specific", " according to", " specified by");

    private Intents() {}

    /** An imperative phrase without a final stop, in lower case at the start. */
    static String imperative(Tool tool, Dice dice) {
        return imperative(tool, Map.of(), dice).phrase();
    }

    /** An imperative phrase that may hold the values of some mentions. */
    static Woven imperative(Tool tool, Map<Parameter, Mention> mentions, Dice dice) {
        Woven woven = description(tool, mentions, dice);
        String[] parts = verbAndObject(woven.phrase(), dice);
        String verb = parts[0];
        String known = SAME.getOrDefault(verb, verb);
        List<String> others = SYNONYMS.get(known);
        String said = others != null && dice.chance(0.65) ? dice.pick(others) : verb;
        return new Woven((said + " " + parts[1]).strip(), woven.rest());
    }

    /** A question for tools that look something up, or the imperative for others. */
    static Woven question(Tool tool, Map<Parameter, Mention> mentions, Dice dice) {
        Woven woven = description(tool, mentions, dice);
        String[] parts = verbAndObject(woven.phrase(), dice);
        boolean looksUp = "get".equals(SAME.getOrDefault(parts[0], parts[0])) || "calculate".equals(parts[0]);
        if (!looksUp || parts[1].isEmpty()) {
            return imperative(tool, mentions, dice);
        }
        String object = parts[1].startsWith("a ") ? parts[1].substring(2) : parts[1];
        object = object.startsWith("the ") || dice.chance(0.15) ? object : "the " + object;
        return new Woven(
                dice.pick("what is ", "what are ", "what's ", "what is ", "I need ", "I'd like to know ", "show ")
                        + object,
                woven.rest());
    }

    /** What the tool does, from its description or its name; with values where it speaks of parameters. */
    private static Woven description(Tool tool, Map<Parameter, Mention> mentions, Dice dice) {
        String phrase = firstSentence(tool.description());
        if (phrase.isEmpty() || saysWhatItIs(phrase) || dice.chance(0.12)) {
            return new Woven(String.join(" ", Words.split(tool.name())), mentions);
        }
        if (dice.chance(0.6)) {
            Woven woven = Weaver.weave(phrase, mentions, dice);
            if (woven.rest().size() < mentions.size()) {
                return woven;
            }
        }
        return new Woven(dice.chance(0.8) ? withoutTail(phrase) : phrase, mentions);
    }

    private static String[] verbAndObject(String phrase, Dice dice) {
        int space = phrase.indexOf(' ');
        String verb = base((space < 0 ? phrase : phrase.substring(0, space)).toLowerCase(Locale.ROOT));
        String object = space < 0 ? "" : phrase.substring(space + 1).strip();
        if (dice.chance(0.3)) {
            object = object.replace("detailed ", "").replace("information about ", "").replace("a list of ", "");
        }
        return new String[] {verb, object};
    }

    /** Whether a description says what the tool is, as in "This API returns", instead of what it does. */
    private static boolean saysWhatItIs(String phrase) {
        return phrase.startsWith("This ") || phrase.startsWith("The ") || phrase.startsWith("A ")
                || phrase.startsWith("An ");
    }

    private static String withoutTail(String phrase) {
        int cut = phrase.length();
        for (String tail : TAILS) {
            int at = phrase.indexOf(tail);
            if (at > 8 && at < cut) {
                cut = at;
            }
        }
        return phrase.substring(0, cut);
    }

    private static String firstSentence(String description) {
        int stop = description.indexOf(". ");
        String first = (stop < 0 ? description : description.substring(0, stop)).strip();
        first = first.length() > 140
                ? first.substring(0, first.lastIndexOf(' ', 140) < 0 ? 140 : first.lastIndexOf(' ', 140)) : first;
        while (first.endsWith(".") || first.endsWith("!")) {
            first = first.substring(0, first.length() - 1);
        }
        return first;
    }

    /** "retrieves" and "fetches" become "retrieve" and "fetch". */
    private static String base(String verb) {
        if (verb.endsWith("ches") || verb.endsWith("shes") || verb.endsWith("sses")) {
            return verb.substring(0, verb.length() - 2);
        }
        if (verb.endsWith("ies") && verb.length() > 4) {
            return verb.substring(0, verb.length() - 3) + "y";
        }
        boolean thirdPerson = verb.length() > 3 && verb.endsWith("s") && !verb.endsWith("ss") && !verb.endsWith("us");
        return thirdPerson ? verb.substring(0, verb.length() - 1) : verb;
    }
}
