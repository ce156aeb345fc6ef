package dev.toolace.bench.sound;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of some answers. Immutable.
 *
 * @param finished answers that came to an end
 * @param withCalls those of them that call something
 * @param calls in these
 * @param cutOff answers that reached the limit of tokens: nothing of them is executable
 * @param tokens of all answers
 * @param faulty finished answers that are not read as they stand, or hold an invalid call
 * @param leftOut jobs that were not run: the schema leaves something to the validator, or the format cannot write the
 *     tool's name
 * @param faults what is wrong with those
 */
record SoundCounts(long finished, long withCalls, long calls, long cutOff, long tokens, long faulty, long leftOut,
        List<String> faults) {

    static final SoundCounts NONE = new SoundCounts(0, 0, 0, 0, 0, 0, 0, List.of());

    private static final int MOST_FAULTS = 50;

    SoundCounts {
        faults = List.copyOf(faults);
    }

    SoundCounts plus(SoundCounts more) {
        List<String> all = new ArrayList<>(faults);
        more.faults.stream().limit(Math.max(0, MOST_FAULTS - all.size())).forEach(all::add);
        return new SoundCounts(finished + more.finished, withCalls + more.withCalls, calls + more.calls,
                cutOff + more.cutOff, tokens + more.tokens, faulty + more.faulty, leftOut + more.leftOut, all);
    }

    JsonObject toJson() {
        return JsonObject.EMPTY.with("finished", JsonNumber.of(finished)).with("with_calls", JsonNumber.of(withCalls))
                .with("calls", JsonNumber.of(calls)).with("cut_off", JsonNumber.of(cutOff))
                .with("tokens", JsonNumber.of(tokens)).with("faulty", JsonNumber.of(faulty))
                .with("left_out", JsonNumber.of(leftOut))
                .with("faults", new JsonArray(faults.stream().<JsonValue>map(JsonString::new).toList()));
    }

    static SoundCounts of(JsonObject json) {
        List<String> faults = json.get("faults") instanceof JsonArray all
                ? all.elements().stream().map(one -> ((JsonString) one).value()).toList() : List.of();
        return new SoundCounts(number(json, "finished"), number(json, "with_calls"), number(json, "calls"),
                number(json, "cut_off"), number(json, "tokens"), number(json, "faulty"), number(json, "left_out"),
                faults);
    }

    private static long number(JsonObject json, String name) {
        return json.get(name) instanceof JsonNumber number ? number.value().longValue() : 0;
    }
}
