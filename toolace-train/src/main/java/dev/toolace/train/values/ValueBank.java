package dev.toolace.train.values;

import dev.toolace.call.Call;
import dev.toolace.json.JsonString;
import dev.toolace.train.Dice;
import dev.toolace.train.catalog.Words;
import dev.toolace.train.sample.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * String values that people really gave, by the last word of the parameter's name, learned from samples. Immutable once
 * built.
 */
public final class ValueBank {

    private static final int LONGEST = 48;

    private final Map<String, List<String>> byWord = new HashMap<>();

    /**
     * Collects the string arguments of the right calls.
     *
     * @param samples training samples
     */
    public ValueBank(List<Sample> samples) {
        for (Sample sample : samples) {
            for (Call call : sample.calls()) {
                call.arguments().members().forEach((name, value) -> {
                    if (value instanceof JsonString text && usable(text.value())) {
                        byWord.computeIfAbsent(key(name), k -> new ArrayList<>()).add(text.value());
                    }
                });
            }
        }
        byWord.values().removeIf(values -> values.size() < 3);
    }

    /**
     * A value that somebody gave for a parameter with the same last word.
     *
     * @param parameterName the parameter's name
     * @param dice chooses
     * @return a value, or empty where none is known
     */
    public Optional<String> pick(String parameterName, Dice dice) {
        List<String> values = byWord.get(key(parameterName));
        return values == null ? Optional.empty() : Optional.of(dice.pick(values));
    }

    private static boolean usable(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && text.indexOf('\n') < 0
                && text.indexOf('{') < 0
                && !text.startsWith("API_call");
    }

    private static String key(String name) {
        List<String> words = Words.split(name);
        return words.isEmpty() ? name : words.get(words.size() - 1);
    }
}
