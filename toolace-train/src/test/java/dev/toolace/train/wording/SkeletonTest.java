package dev.toolace.train.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkeletonTest {

    private static final Tool TOOL = Tool.parse("{\"name\":\"t\",\"description\":\"d\"}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Weather in Paris for 3 days | {'city':'Paris','days':3}",
        "3 days of weather, Paris | {'city':'Paris','days':3}",
        "Paris | {'city':'Paris'}",
        "In 'São Paulo' please: 1.5 | {'n':1.5,'city':'São Paulo'}",
        "Weather in Paris | {'city':'Paris','celsius':true}",
        "No values at all | {}"
    })
    void fillingTheValuesBackInGivesTheQuery(String query, String arguments) {
        Skeleton skeleton = of(query, arguments).orElseThrow();
        assertThat(skeleton.pieces()).hasSize(skeleton.slots().size() + 1);
        StringBuilder filled = new StringBuilder(skeleton.pieces().get(0));
        for (int i = 0; i < skeleton.slots().size(); i++) {
            JsonValue value = skeleton.call().arguments().get(skeleton.slots().get(i));
            assertThat(value).isNotNull();
            filled.append(Skeleton.text(value)).append(skeleton.pieces().get(i + 1));
        }
        assertThat(filled).hasToString(query);
    }

    @Test
    void slotsAreInTheOrderOfTheText() {
        Skeleton skeleton = of("3 days in Paris", "{'city':'Paris','days':3}").orElseThrow();
        assertThat(skeleton.slots()).containsExactly("days", "city");
        assertThat(skeleton.pieces()).containsExactly("", " days in ", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Paris to Paris | {'city':'Paris'}",
        "Weather in Parisian style | {'city':'Paris'}",
        "Weather | {'city':'Paris'}",
        "Weather in Paris | {'city':'Paris','days':3,'unit':'C'}",
        "New York City | {'city':'New York City','state':'New York'}",
        "30 days | {'days':3}"
    })
    void whatCannotBeTakenApartForCertainHasNone(String query, String arguments) {
        assertThat(of(query, arguments)).isEmpty();
    }

    private static Optional<Skeleton> of(String query, String arguments) {
        return Skeleton.of(query, TOOL, new Call("t", (JsonObject) JsonValue.parse(arguments.replace('\'', '"'))));
    }
}
