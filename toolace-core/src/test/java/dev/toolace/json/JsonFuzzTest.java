package dev.toolace.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.testing.RandomJson;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonFuzzTest {

    private static final ObjectMapper JACKSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void whatIsWrittenIsReadBack() {
        RandomJson random = new RandomJson(1);
        for (int i = 0; i < 3000; i++) {
            JsonValue value = random.value(5);
            String json = value.toJson();
            assertThat(JsonValue.parse(json)).isEqualTo(value);
            assertThat(JsonValue.parse(json).toJson()).isEqualTo(json);
        }
    }

    @Test
    void javaValuesConvertBack() {
        RandomJson random = new RandomJson(2);
        for (int i = 0; i < 1000; i++) {
            JsonValue value = random.value(4);
            assertThat(JsonValue.of(JsonValue.of(value.toJava()).toJava()).toJava()).isEqualTo(value.toJava());
        }
    }

    @Test
    void everyPrefixOfAnObjectIsASyntaxError() {
        RandomJson random = new RandomJson(3);
        for (int i = 0; i < 300; i++) {
            String json = random.object(4).toJson();
            for (int end = 0; end < json.length(); end++) {
                assertThat(idOf(json.substring(0, end))).isEqualTo(ErrorId.JSON_SYNTAX.code());
            }
        }
    }

    @Test
    void mutatedTextIsAcceptedExactlyIfJacksonAcceptsIt() {
        RandomJson random = new RandomJson(4);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = random.mutate(random.object(3).toJson());
            String id = idOf(text);
            if (!id.equals(ErrorId.JSON_LIMIT.code())) {
                assertThat(id.isEmpty()).as(text).isEqualTo(jacksonAccepts(text));
            }
            accepted += id.isEmpty() ? 1 : 0;
        }
        assertThat(accepted).isBetween(1000, 19_000);
    }

    private static String idOf(String text) {
        try {
            JsonValue.parse(text);
            return "";
        } catch (ToolaceException e) {
            return e.errorId().code();
        }
    }

    private static boolean jacksonAccepts(String text) {
        try {
            JsonNode node = JACKSON.readTree(text);
            return node != null && !node.isMissingNode();
        } catch (IOException e) {
            return false;
        }
    }
}
