package dev.toolace.call;

import static dev.toolace.testing.Tools.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.RandomJson;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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

    @Test
    void accentsComposedAndApartAreTheSame() {
        Call composed = new Call("caf\u00e9", object("{\"na\u00efve\":[\"\u00c5ngstr\u00f6m\",{\"x\":\"\uac00\"}]}"));
        Call apart = new Call("cafe\u0301", object("{\"nai\u0308ve\":[\"A\u030angstro\u0308m\",{\"x\":\"\u1100\u1161\"}]}"));
        assertThat(CanonicalCalls.of(apart)).isEqualTo(CanonicalCalls.of(composed));
        assertThat(CanonicalCalls.digest(apart)).isEqualTo(CanonicalCalls.digest(composed));
        // Compatibility forms mean something else: a ligature, a full-width letter, a superscript.
        assertThat(CanonicalCalls.same(List.of(Call.of("\ufb01")), List.of(Call.of("fi")))).isFalse();
    }

    @Test
    void namesThatWouldBecomeEqualStayApart() {
        Call one = call("{\"\u00e9\":1,\"e\u0301\":2}");
        Call other = call("{\"e\u0301\":1,\"\u00e9\":2}");
        assertThat(CanonicalCalls.of(one)).isEqualTo("{\"arguments\":{\"e\u0301\":2,\"\u00e9\":1},\"name\":\"f\"}");
        assertThat(CanonicalCalls.same(List.of(one), List.of(other))).isFalse();
        assertThat(CanonicalCalls.same(List.of(one), List.of(call("{\"e\u0301\":2,\"\u00e9\":1}")))).isTrue();
    }

    @Test
    void unpairedSurrogatesDoNotFallTogether() {
        List<String> texts = List.of("\ud83d", "\ude00", "?", "\ufffd", "\\ud83d", "\ud83d\ude00", "\ude00\ud83d");
        assertThat(texts.stream().map(text -> CanonicalCalls.digest(Call.of(text))).distinct()).hasSameSizeAs(texts);
        assertThat(CanonicalCalls.of(Call.of("\ud83d"))).isEqualTo("{\"arguments\":{},\"name\":\"\\ud83d\"}");
    }

    @Test
    void digestsAreSha256OfTheForm() {
        // printf '%s' '{"arguments":{"x":1},"name":"f"}' | sha256sum, and the same in brackets.
        assertThat(CanonicalCalls.digest(call("{\"x\":1.0}")))
                .isEqualTo("d473102edf174a76b72432b4ee002332975da3d435a5bdc92aa9d49b2f48134b");
        assertThat(CanonicalCalls.digest(List.of(call("{\"x\":1e0}"))))
                .isEqualTo("756d6f417da07c7d29563786149e976aba00c5489468440129c6b37f61ac486a");
        assertThat(CanonicalCalls.digest(List.of()))
                .isEqualTo("4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945");
    }

    @Test
    void digestsDependOnTheMeaningAlone() {
        RandomJson random = new RandomJson(11);
        Random order = new Random(12);
        Map<String, String> forms = new HashMap<>();
        for (int i = 0; i < 2000; i++) {
            Call call = new Call("f\u00e9", random.object(4));
            Call same = new Call("fe\u0301", (JsonObject) respell(call.arguments(), order));
            String digest = CanonicalCalls.digest(call);
            assertThat(digest).hasSize(64).isEqualTo(CanonicalCalls.digest(same));
            String form = CanonicalCalls.of(call);
            assertThat(forms.putIfAbsent(digest, form)).isIn(null, form);
            Call different = new Call("f\u00e9", call.arguments().with("extra", JsonValue.of(i)));
            assertThat(CanonicalCalls.digest(different)).isNotEqualTo(digest);
        }
    }

    /** The same value with other orders of members, other spellings of numbers, and accents apart. */
    private static JsonValue respell(JsonValue value, Random order) {
        if (value instanceof JsonObject object) {
            List<Map.Entry<String, JsonValue>> entries = new ArrayList<>(object.members().entrySet());
            Collections.shuffle(entries, order);
            Map<String, JsonValue> members = new LinkedHashMap<>();
            entries.forEach(entry -> members.put(apart(entry.getKey()), respell(entry.getValue(), order)));
            return new JsonObject(members);
        } else if (value instanceof JsonArray array) {
            return new JsonArray(array.elements().stream().map(element -> respell(element, order)).toList());
        } else if (value instanceof JsonNumber number && Math.abs(number.value().scale()) < 900) {
            return new JsonNumber(number.value().setScale(Math.max(number.value().scale(), 0) + order.nextInt(5)));
        } else if (value instanceof JsonString string) {
            return new JsonString(apart(string.value()));
        }
        return value;
    }

    private static String apart(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }
}
