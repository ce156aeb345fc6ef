package dev.toolace.eval.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.eval.Verdict;
import dev.toolace.eval.rule.Score;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundFiguresTest {

    @Test
    void eachRoundHasTheAccuracyOfALoopThatEndedThere() {
        List<CaseResult> results = List.of(answer("wrong", "right", "right"), answer("right"),
                answer("invalid", "wrong", "invalid"), answer("right", "wrong"));
        assertThat(RoundFigures.of(results).toJson())
                .startsWith("[{\"round\":0,\"accuracy\":0.5,\"accuracy_interval\":[")
                .contains("],\"tests\":4,\"tokens\":10.0},{\"round\":1,\"accuracy\":0.5,",
                        "\"tests\":3,\"tokens\":25.0},{\"round\":2,\"accuracy\":0.5,")
                .endsWith("\"tests\":2,\"tokens\":40.0}]");
    }

    @Test
    void whatIsInvalidLeavesTheAttemptBeforeItStanding() {
        CaseHistory history = answer("wrong", "right", "invalid", "wrong").history();
        assertThat(List.of(history.rightAfter(0), history.rightAfter(1), history.rightAfter(2), history.rightAfter(3)))
                .containsExactly(false, true, true, false);
        assertThat(history.tokensAfter(1)).isEqualTo(30);
    }

    @Test
    void roundsAreNotGuessed() {
        CaseResult known = answer("wrong", "right");
        CaseResult unknown = new CaseResult(0, known.verdict(), true, "calls", Score.RIGHT, 10, 20, "unchanged");
        assertThat(RoundFigures.of(List.of(known, unknown))).isEqualTo(JsonNull.INSTANCE);
        assertThat(RoundFigures.of(List.of())).isEqualTo(JsonNull.INSTANCE);
    }

    /** Attempts that take 10, 20, 30 tokens and so on; the last valid one is kept. */
    private static CaseResult answer(String... kinds) {
        List<CaseHistory.Step> steps = new ArrayList<>();
        boolean right = false;
        long tokens = 0;
        for (int i = 0; i < kinds.length; i++) {
            boolean valid = !kinds[i].equals("invalid");
            right = valid ? kinds[i].equals("right") : right;
            tokens += 10 * (i + 1);
            steps.add(new CaseHistory.Step("refine", "", JsonArray.EMPTY, List.of(), "", valid,
                    kinds[i].equals("right"), false, 10 * (i + 1)));
        }
        Verdict verdict = new Verdict("id" + kinds.length + kinds[0], "c", kinds[0].equals("right"), right,
                kinds.length - 1, true, true, "calls");
        return new CaseResult(0, verdict, right, "calls", right ? Score.RIGHT : Score.wrong("w"), 10, tokens - 10,
                "unchanged", new CaseHistory("", List.of(), steps));
    }
}
