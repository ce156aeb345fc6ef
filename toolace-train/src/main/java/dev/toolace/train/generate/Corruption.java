package dev.toolace.train.generate;

import dev.toolace.call.Call;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.sample.Sample;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes plausible wrong answers, for refinement pairs before a model can give its own. Stateless. */
public final class Corruption {

    private Corruption() {}

    /**
     * A wrong answer to a sample.
     *
     * @param sample the sample
     * @param dice chooses
     * @return calls that differ from the right ones, or the right ones where no change was possible
     */
    public static List<Call> wrong(Sample sample, Dice dice) {
        List<Call> calls = new ArrayList<>(sample.calls());
        if (calls.isEmpty()) {
            return sample.tools().isEmpty() ? calls
                    : List.of(new Call(dice.pick(sample.tools()).name(), JsonObject.EMPTY));
        }
        int at = dice.between(0, calls.size() - 1);
        Call call = calls.get(at);
        switch (dice.weighted(1, calls.size() > 1 ? 2 : 0, 5, 2, 1)) {
            case 0 -> {
                return List.of();
            }
            case 1 -> calls.remove(at);
            case 2 -> calls.set(at, new Call(call.name(), changedValue(call.arguments(), dice)));
            case 3 -> calls.set(at, new Call(call.name(), withoutOne(call.arguments(), dice)));
            default -> calls.set(at, new Call(otherTool(sample.tools(), dice), call.arguments()));
        }
        return calls;
    }

    private static String otherTool(List<Tool> tools, Dice dice) {
        return dice.pick(tools).name();
    }

    private static JsonObject withoutOne(JsonObject arguments, Dice dice) {
        if (arguments.members().isEmpty()) {
            return arguments;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(arguments.members());
        members.remove(dice.pick(List.copyOf(members.keySet())));
        return new JsonObject(members);
    }

    private static JsonObject changedValue(JsonObject arguments, Dice dice) {
        if (arguments.members().isEmpty()) {
            return arguments;
        }
        Map.Entry<String, JsonValue> member = dice.pick(List.copyOf(arguments.members().entrySet()));
        return arguments.with(member.getKey(), changed(member.getValue(), dice));
    }

    private static JsonValue changed(JsonValue value, Dice dice) {
        if (value instanceof JsonString text && text.value().length() > 1) {
            String from = text.value();
            int cut = dice.between(1, from.length() - 1);
            return new JsonString(switch (dice.between(0, 2)) {
                case 0 -> from.substring(0, cut);
                case 1 -> from.substring(cut);
                default -> from.substring(0, cut) + from.charAt(cut - 1) + from.substring(cut);
            });
        }
        if (value instanceof JsonNumber number) {
            return new JsonNumber(dice.chance(0.5)
                    ? number.value().add(BigDecimal.valueOf(dice.between(1, 9)))
                    : number.value().movePointRight(1));
        }
        return new JsonString(value.toJson());
    }
}
