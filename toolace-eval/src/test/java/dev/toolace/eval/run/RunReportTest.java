package dev.toolace.eval.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.eval.Verdict;
import dev.toolace.eval.rule.Benchmark;
import dev.toolace.eval.rule.MatchCounts;
import dev.toolace.eval.rule.Score;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunReportTest {

    private static final Path FIXTURES = Path.of("browser/fixtures");

    @Test
    void hasAllViews() {
        String page = SampleRuns.page("run");
        assertThat(page).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        for (String view : List.of("summary", "categories", "rounds", "cost", "confusion", "changed", "wrong", "more",
                "configuration")) {
            assertThat(page).containsOnlyOnce("<section id=\"" + view + "\">").contains("href=\"#" + view + "\"");
        }
        assertThat(page).contains("<h1>exact</h1>", "right of 94 tests", "70.2\u202F%", "Brought by refinement",
                "61.7 – 78.7\u202F%", "aria-label=\"single: 75.0\u202F% (58.3 – 91.7\u202F%), after a single pass 50.0",
                "<b>51</b> <small>67.1\u202F%</small>", "<b>Wrong, then right</b> <span class=\"count\">27</span>",
                "<b>Right, then wrong</b>", "Wrong answers: 28");
    }

    @Test
    void marksWhatRefinementChanged() {
        assertThat(SampleRuns.page("run")).contains("<span class=\"id\">lamps/with_a_distractor/2</span>",
                "level: <del>112</del></pre>", "level: <ins>12</ins></pre>",
                "\n<ins>set_timer</ins>\n  <ins>minutes: 1</ins></pre>");
    }

    @Test
    void refersToNothingOutsideOfItselfAndRunsNothing() {
        for (String name : SampleRuns.NAMES) {
            String page = SampleRuns.page(name);
            assertThat(page).as(name).doesNotContain("<script", "<img", "<iframe", "<link", "<base", " style=",
                    "href=\"h", "onerror=\"", "onload='", "\u0000", "\u202E", "\u001B");
            assertThat(page.split("<style", -1)).as(name).hasSize(2);
            assertThat(page.replace("href=\"#", "")).as(name).doesNotContain("href=\"");
        }
        assertThat(SampleRuns.page("hostile")).contains("&lt;/script&gt;&lt;/style&gt;&lt;/title&gt;",
                "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;", "onload=&#39;alert(3)&#39;", "\\u202Eesrever");
    }

    @Test
    void itsPolicyAllowsItsOwnStyleAndNothingElse() throws NoSuchAlgorithmException {
        String page = SampleRuns.page("empty");
        String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        String digest = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256")
                .digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(page).contains("default-src &#39;none&#39;; style-src &#39;sha256-" + digest + "&#39;; "
                + "base-uri &#39;none&#39;; form-action &#39;none&#39;");
        assertThat(style).doesNotContain("url(", "@import", "@font-face", "http");
    }

    @Test
    void saysWhatARunWithoutAttemptsCannotShow() {
        String page = page(List.of(result("one", "easy", true), result("two", "hard", false)));
        assertThat(page).contains("50.0\u202F%", "right of 2 tests", "Not known: there are no answers, or the run does",
                "Refinement changed no answer.", "The run does not hold the attempts.", "Wrong answers: 1");
        assertThat(page(List.of())).contains("right of 0 tests", "There are no answers.", "Wrong answers: 0");
    }

    @Test
    void aLongListIsFoldedByCategoryAndEndsAfterAThousand() {
        List<CaseResult> many = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            many.add(result("t" + i, "c" + i % 20, false));
        }
        String page = page(many);
        assertThat(page).contains("Wrong answers: 1\u202F500", "The first 1000 of 1\u202F500:", ">t999<",
                "<summary>c19 <span class=\"count\">50</span>").doesNotContain(">t1000<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "hostile", "empty"})
    void theFoldersThatTheBrowserOpensAreWhatIsRecordedHere(String name) throws IOException {
        String cases = Files.readString(FIXTURES.resolve(name).resolve("cases.jsonl"));
        assertThat(cases.lines().toList()).isEqualTo(SampleRuns.lines(name).stream().map(JsonValue::toJson).toList());
        assertThat(RunFolder.configuration(FIXTURES.resolve(name))).isEqualTo(SampleRuns.configuration(name));
        assertThat(RunFolder.results(FIXTURES.resolve(name))).isEqualTo(SampleRuns.results(name));
        assertThat(RunFolder.leftOut(FIXTURES.resolve(name))).isZero();
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
