package dev.toolace.train.wording;

import dev.toolace.call.Call;
import dev.toolace.conversation.Role;
import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.catalog.ToolCatalog;
import dev.toolace.train.catalog.Words;
import dev.toolace.train.sample.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Wording learned from real samples: whole queries with the values taken out, the words that lead up to a value by the
 * last word of its parameter's name, and sentences that set a scene without holding a value. Immutable once built.
 */
public final class Phrasebook {

    /** Stands for the parameter's name in a learned phrase. */
    static final String NAME = "{p}";

    private static final Set<String> PREPOSITIONS = Set.of(
            "in", "on", "at", "for", "of", "with", "by", "from", "to", "about", "using", "as", "into", "over", "near",
            "is", "between", "during", "named", "called", "titled", "since", "until", "under", "within", "like",
            "whose", "around");

    private final List<Skeleton> skeletons = new ArrayList<>();
    private final Map<String, List<String>> leadsByWord = new HashMap<>();
    private final List<String> leadsWithName = new ArrayList<>();
    private final List<String> scenes = new ArrayList<>();

    /**
     * Learns from samples; those that call a tool set aside for testing teach nothing.
     *
     * @param samples real training samples
     */
    public Phrasebook(List<Sample> samples) {
        for (Sample sample : samples) {
            boolean oneTurn = sample.messages().size() == 1 && sample.messages().get(0).role() == Role.USER;
            if (oneTurn && sample.calls().stream().noneMatch(call -> ToolCatalog.isHeldOut(call.name()))) {
                learn(sample, sample.messages().get(0).content());
            }
        }
    }

    /**
     * The real queries with their values taken out.
     *
     * @return unmodifiable
     */
    public List<Skeleton> skeletons() {
        return Collections.unmodifiableList(skeletons);
    }

    /**
     * Words that lead up to a value of a parameter.
     *
     * @param parameterName the parameter's name
     * @param dice chooses
     * @return a phrase, possibly with {@code {p}} for the name, or empty where none was learned for such a parameter
     */
    public Optional<String> lead(String parameterName, Dice dice) {
        List<String> known = leadsByWord.get(lastWord(parameterName));
        if (known != null && dice.chance(0.75)) {
            return Optional.of(dice.pick(known));
        }
        return leadsWithName.isEmpty() || dice.chance(0.4) ? Optional.empty() : Optional.of(dice.pick(leadsWithName));
    }

    /**
     * Words that lead up to a value and hold the parameter's name.
     *
     * @param dice chooses
     * @return a phrase with {@code {p}} for the name, or empty where none was learned
     */
    Optional<String> named(Dice dice) {
        return leadsWithName.isEmpty() ? Optional.empty() : Optional.of(dice.pick(leadsWithName));
    }

    /**
     * A sentence that sets a scene.
     *
     * @param dice chooses
     * @return a sentence, or empty where none was learned
     */
    public Optional<String> scene(Dice dice) {
        return scenes.isEmpty() ? Optional.empty() : Optional.of(dice.pick(scenes));
    }

    private void learn(Sample sample, String query) {
        if (sample.calls().size() == 1 && query.length() <= 400) {
            Call call = sample.calls().get(0);
            Optional<Tool> tool = sample.tools().stream().filter(t -> t.name().equals(call.name())).findFirst();
            tool.flatMap(t -> Skeleton.of(query, t, call)).ifPresent(skeleton -> {
                skeletons.add(skeleton);
                learnLeads(skeleton);
            });
        }
        int stop = query.indexOf(". ");
        if (stop > 15 && stop < 90
                && sample.calls().stream().noneMatch(call -> mentions(query.substring(0, stop), call))) {
            scenes.add(query.substring(0, stop + 1));
        }
    }

    private void learnLeads(Skeleton skeleton) {
        for (int i = 0; i < skeleton.slots().size(); i++) {
            String lead = fromPreposition(tail(skeleton.pieces().get(i)));
            String name = skeleton.slots().get(i);
            if (lead.isEmpty()) {
                continue;
            }
            String plainName = String.join(" ", Words.split(name));
            String padded = " " + lead + " ";
            int at = padded.toLowerCase(Locale.ROOT).indexOf(" " + plainName + " ");
            if (at >= 0 && !plainName.isEmpty()) {
                String named = padded.substring(0, at + 1) + NAME + padded.substring(at + 1 + plainName.length());
                leadsWithName.add(named.strip());
            } else {
                leadsByWord.computeIfAbsent(lastWord(name), k -> new ArrayList<>()).add(lead);
            }
        }
    }

    /** The last words before a value, at most four, none of them across a punctuation mark. */
    private static String tail(String piece) {
        int end = piece.length();
        while (end > 0 && " '\"".indexOf(piece.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = end;
        int spaces = 0;
        while (start > 0) {
            char c = piece.charAt(start - 1);
            if (c == ' ' && ++spaces == 4 || c != ' ' && !Character.isLetter(c)) {
                break;
            }
            start--;
        }
        return piece.substring(start, end).strip();
    }

    /** The end of a phrase from its last preposition on; words before it belong to the rest of the sentence. */
    private static String fromPreposition(String phrase) {
        List<String> words = List.of(phrase.split(" "));
        for (int i = words.size() - 1; i >= 0; i--) {
            if (PREPOSITIONS.contains(words.get(i))) {
                return String.join(" ", words.subList(i, words.size()));
            }
        }
        return "";
    }

    private static boolean mentions(String sentence, Call call) {
        return call.arguments().members().values().stream()
                .map(Skeleton::text)
                .anyMatch(text -> !text.isEmpty() && sentence.contains(text));
    }

    private static String lastWord(String name) {
        List<String> words = Words.split(name);
        return words.isEmpty() ? name : words.get(words.size() - 1);
    }
}
