package dev.toolace.train.generate;

import dev.toolace.call.Call;
import dev.toolace.conversation.Role;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.catalog.Parameter;
import dev.toolace.train.catalog.ToolCatalog;
import dev.toolace.train.sample.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Chooses and trims real samples so that a small model can learn from them. Stateless. */
final class RealSamples {

    private static final int LONGEST = 700;

    private RealSamples() {}

    /** The one-turn English samples whose answer can be read off the request and whose tools training may see. */
    static List<Sample> usable(List<Sample> samples) {
        List<Sample> usable = new ArrayList<>();
        for (Sample sample : samples) {
            if (oneTurn(sample) && english(sample) && answerable(sample)) {
                usable.add(inSchemaOrder(sample));
            }
        }
        return usable;
    }

    /** The sample with at most {@code most} tools, those that the answer needs among them, in random order. */
    static Sample trimmed(Sample sample, int most, Dice dice) {
        List<Tool> needed = new ArrayList<>();
        List<Tool> others = new ArrayList<>();
        for (Tool tool : sample.tools()) {
            boolean called = sample.calls().stream().anyMatch(call -> call.name().equals(tool.name()));
            if (called) {
                needed.add(tool);
            } else if (!ToolCatalog.isHeldOut(tool.name())) {
                others.add(tool);
            }
        }
        List<Tool> mixed = dice.shuffled(others);
        for (int i = 0; i < mixed.size() && needed.size() < most; i++) {
            needed.add(mixed.get(i));
        }
        return sample.withTools(dice.shuffled(needed));
    }

    private static boolean oneTurn(Sample sample) {
        return sample.messages().size() == 1
                && sample.messages().get(0).role() == Role.USER
                && sample.messages().get(0).content().length() <= LONGEST
                && sample.calls().size() <= 5;
    }

    private static boolean english(Sample sample) {
        String text = sample.messages().get(0).content();
        return !sample.id().startsWith("ha/") && text.chars().filter(c -> c > 0x2ff).count() * 10 <= text.length()
                || sample.id().startsWith("ha/en/");
    }

    private static boolean answerable(Sample sample) {
        String query = sample.messages().get(0).content().toLowerCase(Locale.ROOT);
        for (Call call : sample.calls()) {
            boolean offered = sample.tools().stream().anyMatch(tool -> tool.name().equals(call.name()));
            if (!offered || ToolCatalog.isHeldOut(call.name())) {
                return false;
            }
            for (JsonValue value : call.arguments().members().values()) {
                if (!readOff(query, value)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean readOff(String query, JsonValue value) {
        if (value instanceof JsonString text) {
            return query.contains(text.value().toLowerCase(Locale.ROOT));
        }
        if (value instanceof JsonNumber number) {
            return query.contains(number.toJson());
        }
        if (value instanceof JsonArray array) {
            return array.elements().stream().allMatch(element -> readOff(query, element));
        }
        if (value instanceof JsonObject object) {
            return object.members().values().stream().allMatch(member -> readOff(query, member));
        }
        return value instanceof JsonBoolean;
    }

    private static Sample inSchemaOrder(Sample sample) {
        List<Call> calls = new ArrayList<>();
        for (Call call : sample.calls()) {
            Map<String, JsonValue> ordered = new LinkedHashMap<>();
            for (Tool tool : sample.tools()) {
                if (tool.name().equals(call.name())) {
                    for (Parameter parameter : Parameter.of(tool)) {
                        JsonValue value = call.arguments().get(parameter.name());
                        if (value != null) {
                            ordered.put(parameter.name(), value);
                        }
                    }
                }
            }
            call.arguments().members().forEach(ordered::putIfAbsent);
            calls.add(new Call(call.name(), new JsonObject(ordered)));
        }
        return new Sample(
                sample.id(), sample.source(), sample.category(), sample.messages(), sample.tools(), calls);
    }
}
