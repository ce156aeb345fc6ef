package dev.toolace.eval.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurvePointTest {

    private static final List<RecordedCase> CASES = List.of(
            Recorded.once("a", 0.9, false, true, true),
            Recorded.once("b", 0.8, true, false, true),
            Recorded.once("c", 0.7, true, true, false),
            Recorded.once("d", 0.6, false, false, false),
            Recorded.without("e", true));

    @Test
    void countsByHand() {
        CurvePoint point = CurvePoint.of(CASES, 0.75);
        // a and b are spared: b stays wrong, c becomes wrong as it did, e was right.
        assertThat(point).isEqualTo(new CurvePoint(0.75, 5, 4, 2, 1, 2, 2, 200));
        assertThat(point.coverage()).isEqualTo(0.5);
        assertThat(point.risk()).isEqualTo(0.5);
        assertThat(point.toJson().toJson()).isEqualTo("{\"threshold\":0.75,\"spared\":2,\"spared_share\":0.5,"
                + "\"changed\":1,\"changed_share\":0.5,\"changed_interval\":[0.0945,0.9055],\"accuracy\":0.4,"
                + "\"generations_saved\":2,\"tokens_saved\":200}");
    }

    @Test
    void theThresholdItselfIsEnough() {
        assertThat(CurvePoint.of(CASES, 0.9).spared()).isOne();
        assertThat(CurvePoint.of(CASES, 0.900001).spared()).isZero();
        assertThat(CurvePoint.of(CASES, 0.900001).risk()).isZero();
    }

    @Test
    void aTestEndsWithTheFirstRoundThatIsSpared() {
        RecordedCase twice = new RecordedCase("a", List.of(
                new RefiningRound(Math.log(0.5), -9, 3, true, true, new Ending(false, 1, 10)),
                new RefiningRound(Math.log(0.9), -9, 3, false, true, new Ending(true, 2, 20))),
                new Ending(true, 3, 30), new Ending(false, 1, 10));
        assertThat(CurvePoint.of(List.of(twice), 0.8)).isEqualTo(new CurvePoint(0.8, 1, 1, 1, 0, 1, 1, 10));
        assertThat(CurvePoint.of(List.of(twice), 0.4)).isEqualTo(new CurvePoint(0.4, 1, 1, 1, 1, 0, 2, 20));
    }

    @Test
    void aLowerThresholdNeverSparesLess() {
        for (int seed = 0; seed < 200; seed++) {
            List<RecordedCase> cases = Recorded.random(new Random(seed), 30);
            CurvePoint before = CurvePoint.of(cases, 1.01);
            assertThat(before.spared()).isZero();
            assertThat(before.generationsSaved()).isZero();
            assertThat(before.right()).isEqualTo(cases.stream().filter(one -> one.always().right()).count());
            for (int i = 100; i >= 0; i -= 3) {
                CurvePoint point = CurvePoint.of(cases, i / 100.0);
                assertThat(point.spared()).isGreaterThanOrEqualTo(before.spared());
                assertThat(point.generationsSaved()).isGreaterThanOrEqualTo(before.generationsSaved());
                assertThat(point.tokensSaved()).isEqualTo(7 * point.generationsSaved());
                assertThat(point.changed()).isBetween(0, point.spared());
                assertThat(point.riskInterval().low()).isLessThanOrEqualTo(point.risk());
                before = point;
            }
            CurvePoint all = CurvePoint.of(cases, 0);
            assertThat(all.spared()).isEqualTo(all.withRounds());
            assertThat(all.right()).isEqualTo(cases.stream().filter(one -> one.never().right()).count());
        }
    }

    @Test
    void nothingRecordedIsNothingSpared() {
        assertThat(CurvePoint.of(List.of(), 0.5).coverage()).isZero();
        assertThat(CurvePoint.of(List.of(), 0.5).toJson().toJson()).contains("\"accuracy\":0.0");
    }
}
