package dev.toolace.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A short run of every target; {@code -Dtoolace.fuzz.runs} makes it a long one. */
class FuzzTest {

    private static final long RUNS = Long.getLong("toolace.fuzz.runs", 5_000);

    static List<Class<?>> targets() {
        return Fuzz.TARGETS;
    }

    @ParameterizedTest
    @MethodSource("targets")
    void noInputBreaksIt(Class<?> target, @TempDir Path folder) throws Exception {
        Fuzz.Report report = Fuzz.run(target, RUNS, 1, 10, folder);
        assertThat(report.failed()).as(report.output()).isFalse();
        assertThat(report.executed()).isGreaterThanOrEqualTo(RUNS);
    }
}
