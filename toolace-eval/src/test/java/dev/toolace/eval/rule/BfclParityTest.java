package dev.toolace.eval.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.eval.CaseReader;
import dev.toolace.eval.Shared;
import dev.toolace.eval.python.PyValue;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The verdicts of the official checker on thousands of changed answers. */
class BfclParityTest {

    @Test
    void agreesWithTheOfficialCheckerOnEveryVerdictAndNearlyEveryErrorType() {
        Path corpus = Shared.file("corpora/bfcl/checker_parity.jsonl.gz");
        Map<String, BenchmarkCase> tests = BenchmarkReader.read(Shared.file("data/bench/bfcl_nonlive.jsonl.gz"))
                .stream()
                .collect(Collectors.toMap(BenchmarkCase::id, test -> test));
        List<String> otherVerdicts = new ArrayList<>();
        List<String> otherErrors = new ArrayList<>();
        AtomicInteger rows = new AtomicInteger();
        CaseReader.forEachObject(corpus, (line, row) -> {
            rows.incrementAndGet();
            BenchmarkCase test = Objects.requireNonNull(tests.get(text(row.get("id"))));
            Prediction output = Predictions.of(PyValue.of(Objects.requireNonNull(row.get("output"))));
            Score score = Benchmark.of(test).rule().score(test, output);
            boolean valid = row.get("valid") instanceof JsonBoolean bool && bool.value();
            String difference = line + " " + test.id() + ": " + row.get("error_type") + ", here " + score.errorType();
            if (score.right() != valid) {
                otherVerdicts.add(difference);
            } else if (!score.errorType().equals(text(row.get("error_type")))) {
                otherErrors.add(difference);
            }
        });
        assertThat(rows).hasValueGreaterThan(7000);
        assertThat(otherVerdicts).isEmpty();
        assertThat(otherErrors).hasSizeLessThanOrEqualTo(rows.get() / 200);
    }

    private static String text(@Nullable JsonValue value) {
        return value instanceof JsonString string ? string.value() : "";
    }
}
