package dev.toolace.train.wording;

import dev.toolace.json.JsonString;
import dev.toolace.train.Dice;
import dev.toolace.train.catalog.Parameter;
import dev.toolace.train.values.Mention;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values where a description speaks of their parameter: "get the weather of a city" becomes "get the weather of
 * Oslo" or "get the Oslo weather". Stateless.
 */
final class Weaver {

    private static final String DETERMINER = "(?:a|an|the)(?: given| specific| specified| particular| certain)? ";
    private static final int LONGEST = 30;

    /**
     * A phrase with values in it.
     *
     * @param phrase the phrase
     * @param rest the mentions that did not find a place
     */
    record Woven(String phrase, Map<Parameter, Mention> rest) {}

    private Weaver() {}

    static Woven weave(String phrase, Map<Parameter, Mention> mentions, Dice dice) {
        String woven = phrase;
        Map<Parameter, Mention> rest = new LinkedHashMap<>(mentions);
        for (Map.Entry<Parameter, Mention> entry : mentions.entrySet()) {
            String value = entry.getValue().text();
            if (!(entry.getValue().value() instanceof JsonString) || value.length() > LONGEST
                    || entry.getKey().words().isEmpty()) {
                continue;
            }
            String slot = DETERMINER + Pattern.quote(String.join(" ", entry.getKey().words())) + "\\b";
            Matcher owned = Pattern.compile("(?:the )?(\\w+) of " + slot).matcher(woven);
            Matcher named = Pattern.compile("\\b" + slot).matcher(woven);
            if (dice.chance(0.4) && owned.find()) {
                woven = replaced(woven, owned, "the " + value + " " + owned.group(1));
                rest.remove(entry.getKey());
            } else if (named.find()) {
                boolean proper = Character.isUpperCase(value.charAt(0)) || Character.isDigit(value.charAt(0));
                woven = replaced(woven, named, (proper || dice.chance(0.5) ? "" : "the ") + value);
                rest.remove(entry.getKey());
            }
        }
        return new Woven(woven, rest);
    }

    private static String replaced(String text, Matcher at, String by) {
        return text.substring(0, at.start()) + by + text.substring(at.end());
    }
}
