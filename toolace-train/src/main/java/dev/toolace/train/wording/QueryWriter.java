package dev.toolace.train.wording;

import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.catalog.Parameter;
import dev.toolace.train.catalog.Words;
import dev.toolace.train.values.Mention;
import dev.toolace.train.wording.Clauses.Place;
import dev.toolace.train.wording.Weaver.Woven;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the request that a call answers, in one of many wordings. Immutable; the dice are the caller's. */
public final class QueryWriter {

    private static final List<String> OPENINGS = List.of(
            "", "", "", "", "Please ", "Can you ", "Could you ", "I need to ", "I want to ", "I'd like to ", "Hey, ",
            "Help me ", "Could you please ", "Can you help me ", "I would like to ", "Would you ", "Hi, can you ",
            "I need you to ", "We need to ", "Go ahead and ", "Please help me ", "I'm trying to ", "Kindly ", "Let's ",
            "Will you ", "Now ", "I have to ", "It would be great if you could ");

    private final Phrasebook phrasebook;
    private final Clauses clauses;

    /**
     * Writes with what a phrasebook learned.
     *
     * @param phrasebook learned wording
     */
    public QueryWriter(Phrasebook phrasebook) {
        this.phrasebook = phrasebook;
        this.clauses = new Clauses(phrasebook);
    }

    /**
     * A request for one call, as a full sentence or several.
     *
     * @param tool the tool to call
     * @param mentions the arguments to mention, by parameter
     * @param dice chooses
     * @return the request
     */
    public String write(Tool tool, Map<Parameter, Mention> mentions, Dice dice) {
        String text = writePart(tool, mentions, dice);
        if (dice.chance(0.1)) {
            text = phrasebook.scene(dice).map(scene -> scene + " ").orElse("") + text;
        }
        return dice.chance(0.06) ? text + dice.pick(" Thanks!", " Thank you.", " Please.", " It's urgent.") : text;
    }

    /**
     * A request for one call that can stand beside others: without scene or thanks.
     *
     * @param tool the tool to call
     * @param mentions the arguments to mention, by parameter
     * @param dice chooses
     * @return the request
     */
    public String writePart(Tool tool, Map<Parameter, Mention> mentions, Dice dice) {
        boolean terse = mentions.isEmpty() || mentions.size() == 1 && only(mentions.keySet().iterator().next(), tool);
        return switch (dice.weighted(50, 14, 10, 8, 8, terse ? 5 : 0)) {
            case 0 -> sentence(tool, mentions, dice);
            case 1 -> finished(opened(Intents.imperative(tool, dice), dice), dice) + " " + details(mentions, dice);
            case 2 -> inverted(tool, mentions, dice);
            case 3 -> listed(tool, mentions, dice);
            case 4 -> question(tool, mentions, dice);
            default -> terse(tool, mentions, dice).strip();
        };
    }

    /**
     * A request for the same tool twice or more, naming it once: {@code get the weather in Paris and in London}.
     *
     * @param tool the tool to call
     * @param calls the arguments of each call
     * @param dice chooses
     * @return the request
     */
    public String writeParallel(Tool tool, List<Map<Parameter, Mention>> calls, Dice dice) {
        StringBuilder out = new StringBuilder(opened(Intents.imperative(tool, dice), dice));
        String joint = dice.pick(" and ", ", and ", " and also ", "; then ", ", then ", " and then ");
        boolean alike = dice.chance(0.6);
        int wording = dice.between(0, Integer.MAX_VALUE - 1);
        for (int i = 0; i < calls.size(); i++) {
            boolean last = i == calls.size() - 1;
            // Dice that start alike word every call alike.
            Dice own = new Dice(alike ? wording : wording + 31L * i);
            out.append(i == 0 ? " " : last ? joint : ", ").append(joined(tool, calls.get(i), own));
        }
        return finished(out.toString(), dice);
    }

    /**
     * A request for several tools in one sentence: {@code dim the lights in the hall and play music by Bach}.
     *
     * @param tools at least one
     * @param mentions the arguments of each tool
     * @param dice chooses
     * @return the request
     */
    public String writeTogether(List<Tool> tools, List<Map<Parameter, Mention>> mentions, Dice dice) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < tools.size(); i++) {
            boolean last = i == tools.size() - 1;
            out.append(i == 0 ? "" : last ? dice.pick(" and ", " and ", ", and ", " and then ", ", then ", " and also ")
                    : ", ");
            Woven intent = Intents.imperative(tools.get(i), mentions.get(i), dice);
            out.append((intent.phrase() + " " + joined(tools.get(i), intent.rest(), dice)).strip());
        }
        return finished(opened(out.toString(), dice), dice);
    }

    /**
     * Joins requests into one text.
     *
     * @param requests at least one
     * @param dice chooses
     * @return the joined text
     */
    public String join(List<String> requests, Dice dice) {
        StringBuilder out = new StringBuilder(requests.get(0));
        for (int i = 1; i < requests.size(); i++) {
            String next = requests.get(i);
            if (dice.chance(0.5)) {
                strip(out);
                out.append(dice.pick(" and ", ", and ", " and then ", ", then ", " and also ",
                        "; ")).append(lower(next));
            } else {
                if (".?!".indexOf(out.charAt(out.length() - 1)) < 0) {
                    out.append('.');
                }
                out.append(dice.pick(" Also, ", " Then, ", " After that, ", " Finally, ", " Additionally, ", " Next, ",
                        " "));
                out.append(out.charAt(out.length() - 2) == ',' ? lower(next) : next);
            }
        }
        return out.toString();
    }

    private String sentence(Tool tool, Map<Parameter, Mention> mentions, Dice dice) {
        Woven intent = Intents.imperative(tool, mentions, dice);
        return finished(opened(intent.phrase(), dice) + " " + joined(tool, intent.rest(), dice), dice);
    }

    private String question(Tool tool, Map<Parameter, Mention> mentions, Dice dice) {
        Woven intent = Intents.question(tool, mentions, dice);
        String text = Words.capitalised(intent.phrase()) + " " + joined(tool, intent.rest(), dice);
        return text.strip() + (text.startsWith("What") ? "?" : ".");
    }

    private String inverted(Tool tool, Map<Parameter, Mention> mentions, Dice dice) {
        if (mentions.isEmpty()) {
            return sentence(tool, mentions, dice);
        }
        return finished(Words.capitalised(joined(tool, mentions, dice)) + ", " + Intents.imperative(tool, dice), dice);
    }

    private String listed(Tool tool, Map<Parameter, Mention> mentions, Dice dice) {
        List<String> parts = new ArrayList<>();
        String between = dice.pick(": ", "=", " = ", ": ", " is ");
        mentions.forEach((parameter, mention) -> parts.add(
                (dice.chance(0.5) ? parameter.name() : String.join(" ", parameter.words())) + between
                        + Clauses.quoted(mention, dice)));
        String intent = opened(Intents.imperative(tool, dice), dice);
        return parts.isEmpty() ? finished(intent, dice) : intent + dice.pick(": ", " with ", " using ", ". ")
                + String.join(", ", parts);
    }

    private String terse(Tool tool, Map<Parameter, Mention> mentions, Dice dice) {
        List<String> values = new ArrayList<>();
        mentions.forEach((parameter, mention) -> values.add(
                mention.text().equals("true") || mention.text().equals("false")
                        ? clauses.say(parameter, mention, Place.ONLY, dice)
                        : Clauses.quoted(mention, dice)));
        return String.join(" ", Words.split(tool.name())) + " " + String.join(dice.pick(" ", ", "), values);
    }

    private String details(Map<Parameter, Mention> mentions, Dice dice) {
        List<String> parts = new ArrayList<>();
        mentions.forEach((parameter, mention) -> parts.add(
                dice.pick("the ", "The ", "") + String.join(" ", parameter.words())
                        + dice.pick(" is ", " should be ", ": ", " is ")
                        + Clauses.quoted(mention, dice)));
        return parts.isEmpty() ? "" : Words.capitalised(String.join(dice.pick(", ", " and ", ". "), parts)) + ".";
    }

    private String joined(Tool tool, Map<Parameter, Mention> mentions, Dice dice) {
        List<Map.Entry<Parameter, Mention>> entries = new ArrayList<>(new LinkedHashMap<>(mentions).entrySet());
        if (dice.chance(0.35)) {
            entries = dice.shuffled(entries);
        }
        List<String> lastWords = entries.stream().map(entry -> lastWord(entry.getKey())).toList();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < entries.size(); i++) {
            Parameter parameter = entries.get(i).getKey();
            boolean telling = lastWords.indexOf(lastWord(parameter)) == lastWords.lastIndexOf(lastWord(parameter));
            boolean alone = entries.size() == 1 && only(parameter, tool);
            Place place = new Place(alone, telling, Units.tells(parameter, tool));
            String clause = clauses.say(parameter, entries.get(i).getValue(), place, dice);
            boolean last = i == entries.size() - 1;
            out.append(i == 0 ? "" : last ? dice.pick(" and ", ", and ", " ", ", ")
                    : dice.pick(", ", " ", ", ")).append(clause);
        }
        return out.toString();
    }

    /** Whether a value without any hint can only be meant for this parameter. */
    private static boolean only(Parameter parameter, Tool tool) {
        List<Parameter> all = Parameter.of(tool);
        return all.size() == 1 || parameter.required() && all.stream().filter(Parameter::required).count() == 1;
    }

    private static String lastWord(Parameter parameter) {
        List<String> words = parameter.words();
        return words.isEmpty() ? "" : words.get(words.size() - 1);
    }

    private static String opened(String intent, Dice dice) {
        String opening = dice.pick(OPENINGS);
        String text = opening + intent;
        return dice.chance(0.85) ? Words.capitalised(text) : text;
    }

    private static String finished(String text, Dice dice) {
        boolean asks = text.startsWith("Can ") || text.startsWith("Could ") || text.startsWith("Would ")
                || text.startsWith("Will ");
        String end = dice.chance(0.85) ? asks ? "?" : "." : "";
        return text.strip() + (dice.chance(0.06) ? dice.pick(" for me", ", please", " please", " right now") : "")
                + end;
    }

    private static String lower(String text) {
        boolean acronym = text.length() > 1 && Character.isUpperCase(text.charAt(1)) || text.startsWith("I ")
                || text.startsWith("I'");
        return acronym || text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static void strip(StringBuilder out) {
        while (out.length() > 1 && ".?!".indexOf(out.charAt(out.length() - 1)) >= 0) {
            out.setLength(out.length() - 1);
        }
    }
}
