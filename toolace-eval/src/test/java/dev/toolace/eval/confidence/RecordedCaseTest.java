package dev.toolace.eval.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordedCaseTest {

    private static final String OSLO = "\"valid\":true,\"calls\":[{\"name\":\"w\",\"arguments\":{\"city\":\"Oslo\"}}],"
            + "\"prompt_tokens\":10,\"completion_tokens\":4,\"log_probability\":-0.5,\"least_log_probability\":-0.3";
    private static final String ROME = OSLO.replace("Oslo", "Rome").replace("0.5", "0.1");
    private static final String INVALID = "\"valid\":false,\"calls\":[],\"prompt_tokens\":10,\"completion_tokens\":4";
    private static final String FIRST = ",\"kind\":\"first\"";
    private static final String CORRECT = ",\"kind\":\"correct\"";
    private static final String REFINE = ",\"kind\":\"refine\"";
    private static final String RIGHT = ",\"right\":true";

    @Test
    void everyReadingOfAValidAnswerIsARound() {
        RecordedCase one = RecordedCase.of(Recorded.line(true,
                OSLO + FIRST, ROME + REFINE + RIGHT, ROME + REFINE + RIGHT));
        assertThat(one.id()).isEqualTo("a");
        assertThat(one.always()).isEqualTo(new Ending(true, 3, 42));
        assertThat(one.never()).isEqualTo(new Ending(false, 1, 14));
        assertThat(one.rounds()).containsExactly(
                new RefiningRound(-0.5, -0.3, 4, true, true, new Ending(false, 1, 14)),
                new RefiningRound(-0.1, -0.3, 4, false, true, new Ending(true, 2, 28)));
        assertThat(one.rounds().get(0).sureness(Measure.PROBABILITY)).isEqualTo(-0.5);
        assertThat(one.rounds().get(0).sureness(Measure.LEAST_TOKEN)).isEqualTo(-0.3);
        assertThat(one.rounds().get(0).sureness(Measure.MEAN_TOKEN)).isEqualTo(-0.125);
        assertThat(one.rounds().get(0).sureness(Measure.BREVITY)).isEqualTo(-4);
    }

    @Test
    void correctionsAreNoRounds() {
        RecordedCase one = RecordedCase.of(Recorded.line(true,
                INVALID + FIRST, OSLO + CORRECT + RIGHT, OSLO + REFINE + RIGHT));
        assertThat(one.rounds()).containsExactly(
                new RefiningRound(-0.5, -0.3, 4, false, true, new Ending(true, 2, 28)));
        assertThat(one.never()).isEqualTo(new Ending(true, 2, 28));
        assertThat(RecordedCase.of(Recorded.line(false, INVALID + FIRST, INVALID + CORRECT)).rounds()).isEmpty();
    }

    @Test
    void aRefinementThatIsInvalidChangesNothing() {
        RecordedCase one = RecordedCase.of(Recorded.line(true, OSLO + FIRST + RIGHT, INVALID + REFINE));
        assertThat(one.rounds()).singleElement().satisfies(round -> assertThat(round.changed()).isFalse());
        assertThat(one.always()).isEqualTo(new Ending(true, 2, 28));
    }

    @Test
    void spellingIsNoChangeAndMissingProbabilitiesAreNoCertainty() {
        String spelled = INVALID.replace("\"valid\":false", "\"valid\":true")
                .replace("[]", "[{\"name\":\"f\",\"arguments\":{\"a\":1,\"b\":2}}]");
        String other = spelled.replace("{\"a\":1,\"b\":2}", "{\"b\":2.0,\"a\":1}");
        RefiningRound round = RecordedCase.of(Recorded.line(true, spelled + FIRST, other + REFINE)).rounds().get(0);
        assertThat(round.changed()).isFalse();
        assertThat(round.logProbability()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(round.sureness(Measure.MEAN_TOKEN)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void aPromptThatWasTooLongHasNoAttempts() {
        JsonObject line = Recorded.line(false, "");
        assertThat(RecordedCase.of(line).rounds()).isEmpty();
        assertThat(RecordedCase.of(JsonObject.EMPTY).always()).isEqualTo(new Ending(false, 0, 0));
        assertThatThrownBy(() -> RecordedCase.of((JsonObject) JsonValue.parse("{\"attempts\":[7]}")))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void halvesDependOnTheIdAlone() {
        List<RecordedCase> cases = IntStream.range(0, 2000).mapToObj(i -> Recorded.without("t" + i, true)).toList();
        assertThat(cases.stream().filter(RecordedCase::calibrates).count()).isBetween(930L, 1070L);
        assertThat(Recorded.once("t7", 0.5, true, true, true).calibrates()).isEqualTo(cases.get(7).calibrates());
    }
}
