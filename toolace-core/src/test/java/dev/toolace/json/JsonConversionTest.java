package dev.toolace.json;

import static dev.toolace.testing.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ErrorId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonConversionTest {

    @Test
    void takesPlainJavaValues() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("list", List.of(1, 2L, 3.5, 1.5f, new BigInteger("99999999999999999999"), (short) 4));
        map.put("array", new Object[] {"x", true});
        map.put("null", null);
        map.put("json", JsonNumber.of(7));

        assertThat(JsonValue.of(map).toJson()).isEqualTo(
                "{\"list\":[1,2,3.5,1.5,99999999999999999999,4],\"array\":[\"x\",true],\"null\":null,\"json\":7}");
        assertThat(JsonValue.of(null)).isEqualTo(JsonNull.INSTANCE);
    }

    @Test
    void refusesWhatHasNoCounterpart() {
        assertError(ErrorId.JSON_VALUE, () -> JsonValue.of(Double.NaN), "NaN");
        assertError(ErrorId.JSON_VALUE, () -> JsonValue.of(Float.POSITIVE_INFINITY));
        assertError(ErrorId.JSON_VALUE, () -> JsonValue.of(Map.of(1, 2)), "strings");
        assertError(ErrorId.JSON_VALUE, () -> JsonValue.of(List.of(new Object())), "java.lang.Object");
    }

    @Test
    void aStructureThatHoldsItselfIsAnError() {
        List<Object> self = new ArrayList<>();
        self.add(self);
        assertError(ErrorId.JSON_LIMIT, () -> JsonValue.of(self), "500 levels");
    }

    @Test
    void aDeepValueBuiltByHandIsAnErrorAndNoStackOverflow() {
        JsonValue deep = JsonNull.INSTANCE;
        for (int i = 0; i < 50_000; i++) {
            deep = new JsonArray(List.of(deep));
        }
        JsonValue value = deep;
        assertError(ErrorId.JSON_LIMIT, value::toJson);
        assertError(ErrorId.JSON_LIMIT, value::toJava);
    }

    @Test
    void givesLongsWhereTheyFit() {
        assertThat(JsonValue.parse("9223372036854775807").toJava()).isEqualTo(Long.MAX_VALUE);
        assertThat(JsonValue.parse("-9223372036854775808").toJava()).isEqualTo(Long.MIN_VALUE);
        assertThat(JsonValue.parse("9223372036854775808").toJava()).isEqualTo(new BigDecimal("9223372036854775808"));
        assertThat(JsonValue.parse("1e3").toJava()).isEqualTo(1000L);
        assertThat(JsonValue.parse("1.0").toJava()).isEqualTo(new BigDecimal("1.0"));
    }

    @Test
    void copiesWhatItIsGiven() {
        Map<String, JsonValue> members = new HashMap<>();
        members.put("a", JsonNull.INSTANCE);
        JsonObject object = new JsonObject(members);
        members.clear();
        assertThat(object.members()).containsOnlyKeys("a");
        assertThatThrownBy(() -> object.members().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new JsonArray(List.of()).elements().add(JsonNull.INSTANCE))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void withAddsAtTheEndOrReplacesInPlace() {
        JsonObject object = JsonObject.EMPTY.with("a", JsonNumber.of(1)).with("b", JsonNumber.of(2));
        assertThat(object.with("a", JsonNumber.of(3))).hasToString("{\"a\":3,\"b\":2}");
        assertThat(object.get("c")).isNull();
    }
}
