package dev.toolace.train.wording;

import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonString;
import dev.toolace.train.Dice;
import dev.toolace.train.catalog.Parameter;
import dev.toolace.train.values.Mention;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says one argument: the words before its value, the value, and its unit. Immutable. */
final class Clauses {

    private static final Map<String, List<String>> BY_WORD = Map.ofEntries(
            Map.entry("location", List.of("in", "for", "at", "near", "around")),
            Map.entry("city", List.of("in", "for", "at", "from")),
            Map.entry("country", List.of("in", "for", "of", "from")),
            Map.entry("region", List.of("in", "for", "across")),
            Map.entry("destination", List.of("to", "for", "heading to")),
            Map.entry("origin", List.of("from", "starting in")),
            Map.entry("date", List.of("on", "for", "dated", "as of")),
            Map.entry("time", List.of("at", "for", "by")),
            Map.entry("year", List.of("in", "for", "from", "for the year", "in the year")),
            Map.entry("month", List.of("in", "for")),
            Map.entry("duration", List.of("for", "lasting", "over")),
            Map.entry("period", List.of("for", "over", "during")),
            Map.entry("frame", List.of("for", "over", "during")),
            Map.entry("language", List.of("in", "to", "into")),
            Map.entry("currency", List.of("in", "to")),
            Map.entry("name", List.of("named", "called", "for", "of")),
            Map.entry("title", List.of("titled", "called", "with the title", "for")),
            Map.entry("id", List.of("with ID", "with id", "ID", "for ID", "number", "identified by", "with the ID")),
            Map.entry("age", List.of("aged", "for age", "of age", "who is")),
            Map.entry("author", List.of("by", "written by", "from")),
            Map.entry("artist", List.of("by", "from")),
            Map.entry("platform", List.of("on", "from", "for")),
            Map.entry("room", List.of("in the", "for the", "in")),
            Map.entry("email", List.of("to", "at", "with email")),
            Map.entry("message", List.of("saying", "that says", "with the message", "with the text")),
            Map.entry("unit", List.of("in", "using")),
            Map.entry("model", List.of("for the", "of the", "using")),
            Map.entry("type", List.of("of type", "for", "of the type")),
            Map.entry("topic", List.of("about", "on", "regarding")),
            Map.entry("keyword", List.of("about", "for", "matching")),
            Map.entry("query", List.of("for", "about", "matching")),
            Map.entry("price", List.of("at", "for", "of")),
            Map.entry("amount", List.of("of", "for")),
            Map.entry("quantity", List.of("of", "with")),
            Map.entry("format", List.of("in", "as", "in the format")),
            Map.entry("method", List.of("using", "by", "with")),
            Map.entry("species", List.of("of", "for", "for the")),
            Map.entry("gender", List.of("who is", "for a", "gender")),
            Map.entry("genre", List.of("in the genre", "from the genre", "of the genre")));

    private static final List<String> NAMED = List.of(
            "with {p}", "with the {p}", "with a {p} of", "the {p} is", "where the {p} is", "for {p}", "for the {p}",
            "{p}", "{p}:", "{p} =", "{p} is", "using {p}", "whose {p} is", "{p} set to", "set {p} to",
            "and {p}", "having {p}", "the {p} should be", "my {p} is", "given {p}", "{p} being");

    /** Words that say nothing about which parameter is meant; clear only where there is no other. */
    private static final List<String> BARE = List.of("for", "using", "with", "on", "of", "to", "from", "in");

    /** What stands before a value whose unit alone says which parameter is meant. */
    private static final List<String> BEFORE_UNIT = List.of("for", "of", "to", "at", "with", "by", "");

    /**
     * How a parameter stands among the others.
     *
     * @param alone whether no other argument is mentioned or could be meant
     * @param nameTells whether the last word of its name tells it from the others that are mentioned
     * @param unitTells whether no other parameter of the tool has its unit
     */
    record Place(boolean alone, boolean nameTells, boolean unitTells) {

        static final Place ONLY = new Place(true, true, true);
    }

    private final Phrasebook phrasebook;

    Clauses(Phrasebook phrasebook) {
        this.phrasebook = phrasebook;
    }

    /**
     * The clause for one argument, for example {@code with a budget of 200 dollars}.
     *
     * @param parameter the parameter
     * @param mention its value
     * @param place how it stands among the others
     * @param dice chooses
     */
    String say(Parameter parameter, Mention mention, Place place, Dice dice) {
        String name = String.join(" ", parameter.words());
        if (mention.value() instanceof JsonBoolean bool) {
            return (bool.value()
                            ? dice.pick("with {p}", "with {p} enabled", "with {p} on", "{p} set to true", "{p} true",
                                    "turn on {p}", "{p} should be true", "including {p}")
                            : dice.pick("without {p}", "with {p} disabled", "with {p} off", "{p} set to false",
                                    "{p} false",
                                    "no {p}", "turn off {p}", "{p} should be false"))
                    .replace(Phrasebook.NAME, name);
        }
        boolean number = mention.value() instanceof JsonNumber;
        if (number && place.unitTells() && dice.chance(0.5)) {
            Optional<String> unit = Units.of(parameter);
            if (unit.isPresent()) {
                return (dice.pick(BEFORE_UNIT) + " " + mention.text() + Units.after(unit.get(), dice)).strip();
            }
        }
        String lead = lead(parameter, place, dice).replace(Phrasebook.NAME, name);
        String unit = number && !lead.endsWith("=") ? unit(parameter, dice) : "";
        return (lead + " " + quoted(mention, dice) + unit).strip();
    }

    /** The value alone, in quotation marks where people would use them. */
    static String quoted(Mention mention, Dice dice) {
        if (!(mention.value() instanceof JsonString)) {
            return mention.text();
        }
        boolean phrase = mention.text().indexOf(' ') > 0;
        boolean quote = dice.chance(phrase ? 0.28 : 0.16);
        if (!quote || mention.text().indexOf('"') >= 0) {
            return mention.text();
        }
        return dice.chance(0.5) && mention.text().indexOf('\'') < 0
                ? "'" + mention.text() + "'"
                : "\"" + mention.text() + "\"";
    }

    private String lead(Parameter parameter, Place place, Dice dice) {
        List<String> words = parameter.words();
        if (words.isEmpty() || place.alone() && dice.chance(0.25)) {
            return dice.pick(BARE);
        }
        if (!place.nameTells()) {
            return phrasebook.named(dice).filter(phrase -> dice.chance(0.3)).orElseGet(() -> dice.pick(NAMED));
        }
        if (words.get(0).equals("start") || words.get(0).equals("from")) {
            return dice.pick("from", "starting", "starting from", "beginning", "from {p}");
        }
        if (words.get(0).equals("end") || words.get(0).equals("to")) {
            return dice.pick("to", "until", "ending", "through", "up to");
        }
        List<String> usual = BY_WORD.get(words.get(words.size() - 1));
        if (usual != null && dice.chance(0.5)) {
            return dice.pick(usual);
        }
        return dice.chance(0.5)
                ? phrasebook.lead(parameter.name(), dice).orElseGet(() -> dice.pick(NAMED))
                : dice.pick(NAMED);
    }

    private static String unit(Parameter parameter, Dice dice) {
        if (parameter.words().contains("age") && dice.chance(0.5)) {
            return " years old";
        }
        return Units.of(parameter).filter(unit -> dice.chance(0.7)).map(unit -> Units.after(unit, dice)).orElse("");
    }
}
