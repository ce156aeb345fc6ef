package dev.toolace.call;

import static dev.toolace.testing.Tools.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.RandomJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalCallsTest {

    @Test
    void sortsMembersAtEveryDepth() {
        Call call = new Call("f", object("{\"b\":{\"z\":1,\"y\":[{\"d\":1,\"c\":2}]},\"a\":\"x\"}"));
        assertThat(CanonicalCalls.of(call))
                .isEqualTo("{\"arguments\":{\"a\":\"x\",\"b\":{\"y\":[{\"c\":2,\"d\":1}],\"z\":1}},\"name\":\"f\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "1,1.0", "1,1e0", "100,1e2", "0,-0", "0,0.000", "0.1,1e-1", "123456789012345678901234567890,1.2345678901234567890123456789e29",
        "1e300,10e299", "0.00000001,1e-8"})
    void spellsNumbersOneWay(String first, String second) {
        assertThat(CanonicalCalls.same(List.of(call("{\"x\":" + first + "}")), List.of(call("{\"x\":" + second + "}"))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "{\"x\":1};{\"x\":\"1\"}", "{\"x\":1};{\"x\":1.1}", "{\"x\":[1,2]};{\"x\":[2,1]}", "{\"x\":null};{}",
        "{\"x\":true};{\"x\":1}", "{\"x\":\"A\"};{\"x\":\"a\"}", "{\"x\":\" a\"};{\"x\":\"a\"}", "{\"x\":{}};{\"x\":[]}"})
    void keepsDifferentThingsApart(String first, String second) {
        assertThat(CanonicalCalls.same(List.of(call(first)), List.of(call(second)))).isFalse();
    }

    @Test
    void orderAndDuplicatesOfCallsCount() {
        Call a = Call.of("a");
        Call b = Call.of("b");
        assertThat(CanonicalCalls.same(List.of(a, b), List.of(a, b))).isTrue();
        assertThat(CanonicalCalls.same(List.of(a, b), List.of(b, a))).isFalse();
        assertThat(CanonicalCalls.same(List.of(a), List.of(a, a))).isFalse();
        assertThat(CanonicalCalls.same(List.of(), List.of())).isTrue();
        assertThat(CanonicalCalls.of(List.of(a, b)))
                .isEqualTo("[{\"arguments\":{},\"name\":\"a\"},{\"arguments\":{},\"name\":\"b\"}]");
    }

    @Test
    void shufflingMembersChangesNothingAndTheFormIsStable() {
        RandomJson random = new RandomJson(5);
        Random order = new Random(6);
        for (int i = 0; i < 1000; i++) {
            Call call = new Call("f", random.object(4));
            Call shuffled = new Call("f", (JsonObject) shuffle(call.arguments(), order));
            String canonical = CanonicalCalls.of(call);
            assertThat(CanonicalCalls.of(shuffled)).isEqualTo(canonical);
            JsonObject again = object(canonical);
            assertThat(CanonicalCalls.of(new Call("f", (JsonObject) again.members().get("arguments"))))
                    .isEqualTo(canonical);
        }
    }

    private static JsonValue shuffle(JsonValue value, Random order) {
        if (value instanceof JsonObject object) {
            List<Map.Entry<String, JsonValue>> entries = new ArrayList<>(object.members().entrySet());
            Collections.shuffle(entries, order);
            Map<String, JsonValue> members = new LinkedHashMap<>();
            entries.forEach(entry -> members.put(entry.getKey(), shuffle(entry.getValue(), order)));
            return new JsonObject(members);
        } else if (value instanceof JsonArray array) {
            return new JsonArray(array.elements().stream().map(element -> shuffle(element, order)).toList());
        }
        return value;
    }

    private static Call call(String arguments) {
        return new Call("f", object(arguments));
    }
}
