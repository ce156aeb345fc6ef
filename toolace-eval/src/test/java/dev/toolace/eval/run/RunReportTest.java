package dev.toolace.eval.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.eval.Verdict;
import dev.toolace.eval.rule.Benchmark;
import dev.toolace.eval.rule.MatchCounts;
import dev.toolace.eval.rule.Score;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunReportTest {

    @Test
    void showsFiguresCategoriesConfigurationAndWrongAnswers() {
        String page = page(List.of(result("one", "easy", true), result("two", "hard", false)));
        assertThat(page).startsWith("<!DOCTYPE html>").endsWith("</html>\n")
                .contains("<h1>exact: 0.5 right of 2</h1>", "<td>hard</td>", "<td>seed</td>", "Wrong answers: 1",
                        "<tr><td>two</td><td>hard</td><td>exact:name</td><td>wrong</td><td>unchanged</td></tr>")
                .doesNotContain("<td>one</td>");
    }

    @Test
    void refersToNothingOutsideOfItselfAndRunsNothing() {
        String page = page(List.of(result("<script>alert(1)</script>", "\"><img src=x>", false)));
        assertThat(page).doesNotContain("<script", "<img", "http", "src=\"", "href", "url(", "@import")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&quot;&gt;&lt;img src=x&gt;");
    }

    @Test
    void listsOnlyTheFirstThousand() {
        List<CaseResult> many = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            many.add(result("t" + i, "c", false));
        }
        assertThat(page(many)).contains("Wrong answers: 1500", "The first 1000", "<td>t999</td>")
                .doesNotContain("<td>t1000</td>");
        assertThat(page(List.of())).contains("right of 0");
    }

    private static String page(List<CaseResult> results) {
        return RunReport.html(JsonObject.EMPTY.with("seed", JsonValue.of(1)),
                RunFigures.of(results, Benchmark.EXACT, 0), results);
    }

    private static CaseResult result(String id, String category, boolean right) {
        Score score = right ? new Score.Right(MatchCounts.NONE) : Score.wrong("exact:name");
        return new CaseResult(0, new Verdict(id, category, right, right, 1, true, true, "calls"), right, "calls", score,
                10, 5, "unchanged");
    }
}
