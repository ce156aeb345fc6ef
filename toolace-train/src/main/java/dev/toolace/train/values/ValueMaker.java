package dev.toolace.train.values;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.train.Dice;
import dev.toolace.train.catalog.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a value for a parameter and the words that mention it: an allowed value, an example of the description, a value
 * that people gave for parameters of that name, or an invented one. Immutable; safe to share, the dice are the
 * caller's.
 */
public final class ValueMaker {

    private final ValueBank bank;

    /**
     * Makes values from what samples showed.
     *
     * @param bank the observed values
     */
    public ValueMaker(ValueBank bank) {
        this.bank = bank;
    }

    /**
     * A value for a parameter.
     *
     * @param parameter what to fill
     * @param dice chooses
     * @return the value and its mention, or empty where the schema is outside what this maker understands
     */
    public Optional<Mention> make(Parameter parameter, Dice dice) {
        List<JsonValue> allowed = parameter.allowed();
        if (!allowed.isEmpty()) {
            JsonValue value = dice.pick(allowed);
            return Optional.of(new Mention(value, plain(value)));
        }
        return switch (parameter.type()) {
            case "string" -> Optional.of(string(parameter, dice));
            case "integer" -> Optional.of(Numbers.integer(parameter, dice));
            case "number", "float" -> Optional.of(Numbers.decimal(parameter, dice));
            case "boolean" -> Optional.of(bool(dice));
            case "array" -> array(parameter, dice);
            case "object" -> object(parameter, dice);
            default -> Optional.empty();
        };
    }

    private Mention string(Parameter parameter, Dice dice) {
        List<String> examples = Examples.in(parameter.description());
        String text;
        if (!examples.isEmpty() && dice.chance(0.45)) {
            text = dice.pick(examples);
        } else if (dice.chance(0.4)) {
            text = bank.pick(parameter.name(), dice)
                    .orElseGet(() -> Strings.make(parameter.words(), parameter.description(), dice));
        } else if (dice.chance(0.1)) {
            text = Strings.word(dice) + (dice.chance(0.4) ? " " + Strings.word(dice) : "");
        } else {
            text = Strings.make(parameter.words(), parameter.description(), dice);
        }
        return new Mention(new JsonString(text), text);
    }

    private static Mention bool(Dice dice) {
        boolean value = dice.chance(0.6);
        return new Mention(new JsonBoolean(value), value ? "true" : "false");
    }

    private Optional<Mention> array(Parameter parameter, Dice dice) {
        Parameter element = parameter.element();
        if (element.type().equals("array") || element.type().equals("object")) {
            return Optional.empty();
        }
        List<JsonValue> values = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            Optional<Mention> made = make(element, dice);
            if (made.isEmpty()) {
                return Optional.empty();
            }
            if (!texts.contains(made.get().text())) {
                values.add(made.get().value());
                texts.add(made.get().text());
            }
        }
        return Optional.of(new Mention(new JsonArray(values), listed(texts, dice)));
    }

    private Optional<Mention> object(Parameter parameter, Dice dice) {
        List<Parameter> parts = Parameter.of(parameter.schema());
        if (parts.isEmpty() || parts.size() > 4) {
            return Optional.empty();
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        for (Parameter part : parts) {
            if (!part.required() && dice.chance(0.4)) {
                continue;
            }
            Optional<Mention> made = make(part, dice);
            if (made.isEmpty()) {
                return Optional.empty();
            }
            members.put(part.name(), made.get().value());
            texts.add(String.join(" ", part.words()) + " " + made.get().text());
        }
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mention(new JsonObject(members), listed(texts, dice)));
    }

    private static String listed(List<String> texts, Dice dice) {
        int last = texts.size() - 1;
        if (last == 0 || dice.chance(0.2)) {
            return String.join(", ", texts);
        }
        return String.join(", ", texts.subList(0, last)) + dice.pick(" and ", " and ", ", and ") + texts.get(last);
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString text ? text.value() : value.toJson();
    }
}
