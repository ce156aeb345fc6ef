package dev.toolace.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final String[] KEYS = {
        "n", "accuracy", "accuracy_single_pass", "wrong_to_right", "right_to_wrong", "extra_generations",
        "invalid_calls", "no_call_recognised", "too_long"
    };

    private static final Summary SUMMARY = new Summary(List.of(
            new Verdict("1", "b", false, true, 2, true, true, "calls"),
            new Verdict("2", "b", true, false, 3, false, true, "calls"),
            new Verdict("3", "a", true, true, 1, true, false, "no_call"),
            new Verdict("4", "a", false, false, 0, true, false, "too_long"),
            new Verdict("5", "a", false, false, 1, true, false, "rejected"),
            new Verdict("6", "a", true, true, 1, true, true, "calls")));

    @Test
    void figures() {
        assertThat(SUMMARY.accuracy()).isEqualTo(0.5);
        assertThat(SUMMARY.noCallRecognised()).isEqualTo(1.0 / 3);
        assertThat(SUMMARY.invalidCalls()).isEqualTo(1);
    }

    @Test
    void jsonKeysAndValues() {
        JsonObject json = SUMMARY.toJson();
        assertThat(json.members().keySet()).startsWith(KEYS).endsWith("categories").hasSize(KEYS.length + 1);
        assertThat(json.toJson()).startsWith("{\"n\":6,\"accuracy\":0.5,\"accuracy_single_pass\":0.5,\"wrong_to_right\":1,"
                + "\"right_to_wrong\":1,\"extra_generations\":1.3333,\"invalid_calls\":1,\"no_call_recognised\":0.3333,"
                + "\"too_long\":1,\"categories\":{\"a\":{\"n\":4,");
    }

    @Test
    void categoriesAreSortedAndHaveTheSameKeys() {
        JsonObject categories = (JsonObject) SUMMARY.toJson().get("categories");
        assertThat(categories.members().keySet()).containsExactly("a", "b");
        for (JsonValue category : categories.members().values()) {
            assertThat(((JsonObject) category).members().keySet()).containsExactly(KEYS);
        }
        assertThat(((JsonObject) categories.get("b")).get("no_call_recognised")).isEqualTo(JsonValue.parse("null"));
    }

    @Test
    void noCasesAreNoDivisionByZero() {
        Summary empty = new Summary(List.of());
        assertThat(empty.accuracy()).isZero();
        assertThat(empty.toJson().toJson()).startsWith("{\"n\":0,\"accuracy\":0").doesNotContain("NaN");
    }
}
