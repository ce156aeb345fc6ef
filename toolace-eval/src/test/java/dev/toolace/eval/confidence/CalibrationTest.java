package dev.toolace.eval.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void theLowestThresholdThatKeepsToTheBoundIsChosen() {
        // Of the answers below 0.5 every second one changes, of those above none.
        Calibration calibration = Calibration.of(steps(2000), 0.02);
        double threshold = calibration.threshold().orElseThrow();
        assertThat(threshold).isBetween(0.48, 0.5);
        List<RecordedCase> half = calibration.calibration();
        assertThat(CurvePoint.of(half, threshold).riskInterval().high()).isLessThanOrEqualTo(0.02);
        assertThat(CurvePoint.of(half, threshold - 0.01).riskInterval().high()).isGreaterThan(0.02);
        assertThat(CurvePoint.of(calibration.test(), threshold).riskInterval().low()).isLessThan(0.02);
        assertThat(half).allMatch(RecordedCase::calibrates).hasSizeBetween(900, 1100);
        assertThat(calibration.test()).noneMatch(RecordedCase::calibrates);
    }

    @Test
    void aLooserBoundChoosesNoHigherThreshold() {
        for (int seed = 0; seed < 20; seed++) {
            List<RecordedCase> cases = Recorded.random(new Random(seed), 400);
            double before = 1;
            for (double atMost : new double[] {0.1, 0.3, 0.5, 0.6, 0.9}) {
                double threshold = Calibration.of(cases, atMost).threshold().orElse(1);
                assertThat(threshold).isPositive().isLessThanOrEqualTo(before);
                before = threshold;
            }
            assertThat(before).isLessThan(1);
        }
    }

    @Test
    void fewTestsChooseNothingRatherThanSomethingBold() {
        Calibration few = Calibration.of(steps(100), 0.01);
        assertThat(few.threshold()).isEmpty();
        assertThat(few.toJson().get("threshold")).isEqualTo(JsonNull.INSTANCE);
        assertThat(few.toJson().get("test")).isEqualTo(JsonNull.INSTANCE);
        assertThat(Calibration.leastRounds(0.01)).isEqualTo(381);
        assertThat(Calibration.leastRounds(0.5)).isEqualTo(4);
        assertThat(Calibration.of(List.of(), 0.5).toJson().toJson()).contains("\"n\":0", "\"curve\":[]");
    }

    @Test
    void theFiguresAreOfTheHalfThatDidNotChoose() {
        Calibration calibration = Calibration.of(steps(2000), 0.02);
        JsonObject json = calibration.toJson();
        assertThat(json.members().keySet()).containsExactly("n", "rounds", "changed_share", "changed_interval",
                "wrong_to_right", "right_to_wrong", "areas", "at_most", "threshold", "calibration", "test", "always",
                "never", "curve");
        int tests = calibration.test().size();
        assertThat(String.valueOf(json.get("always")))
                .endsWith("\"generations\":" + 2 * tests + ",\"tokens\":" + 200 * tests + "}");
        assertThat(String.valueOf(json.get("never")))
                .endsWith("\"generations\":" + tests + ",\"tokens\":" + 100 * tests + "}");
        assertThat(String.valueOf(json.get("test"))).contains("accuracy_difference_interval");
        List<CurvePoint> curve = calibration.curve();
        assertThat(curve).hasSize(20).isSortedAccordingTo((a, b) -> Double.compare(b.threshold(), a.threshold()));
        assertThat(curve.get(19).coverage()).isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            assertThat(curve.get(i).coverage()).isBetween((i + 1) / 20.0, (i + 1) / 20.0 + 0.01);
        }
    }

    @Test
    void theDrawingIsTheSameEachTimeAndHasEveryPoint() {
        Calibration calibration = Calibration.of(steps(500), 0.05);
        String svg = CurveSvg.of(calibration);
        assertThat(svg).isEqualTo(CurveSvg.of(calibration)).startsWith("<svg ").endsWith("</svg>\n")
                .contains("at most 5 %").doesNotContain("NaN").doesNotContain("\r");
        assertThat(svg.split("<circle ", -1)).hasSize(21);
        assertThat(CurveSvg.of(Calibration.of(List.of(), 0.01))).contains("at most 1 %").doesNotContain("NaN");
    }

    private static List<RecordedCase> steps(int count) {
        List<RecordedCase> cases = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            double probability = (double) i / count;
            cases.add(Recorded.once("t" + i, probability, probability < 0.5 && i % 2 == 0, i % 3 == 0, i % 3 == 0));
        }
        return cases;
    }
}
