package dev.toolace.eval.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.eval.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Right answers are right, except where the official rule contradicts its own data: those are in the documentation. */
class GoldTest {

    @Test
    void everyRightAnswerIsRightOrListedAsAnException() throws IOException {
        List<String> wrong = new ArrayList<>();
        int all = 0;
        try (Stream<Path> files = Files.list(Shared.file("data/bench"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl.gz")).sorted().toList()) {
                for (BenchmarkCase test : BenchmarkReader.read(file)) {
                    ScoringRule rule = Benchmark.of(test).rule();
                    for (List<PredictedCall> answer : test.answers()) {
                        all++;
                        if (!rule.score(test, new Prediction.Calls(answer, "")).right()) {
                            wrong.add(test.id());
                        }
                    }
                }
            }
        }
        assertThat(all).isGreaterThan(4000);
        assertThat(wrong).containsExactlyElementsOf(exceptions());
    }

    /** The ids in the first column of the table under the heading about them. */
    private static List<String> exceptions() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/benchmarks.md"));
        int start = lines.indexOf("## Right answers that the official rule refuses");
        return lines.subList(start + 1, lines.size()).stream().takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3))).toList();
    }
}
