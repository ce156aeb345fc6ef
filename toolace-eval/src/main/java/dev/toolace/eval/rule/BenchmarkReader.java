package dev.toolace.eval.rule;

import dev.toolace.ToolaceException;
import dev.toolace.eval.CaseReader;
import dev.toolace.eval.EvalCase;
import dev.toolace.eval.EvalErrors;
import dev.toolace.json.JsonObject;
import dev.toolace.tool.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads sets of tests: the uniform form, the short form of {@link OwnRows}, and original files of the Berkeley
 * leaderboard, ACEBench (both with {@code possible_answer} beside them), API-Bank, Seal-Tools, ToolAlpaca and
 * When2Call. The first test tells which. Stateless.
 */
public final class BenchmarkReader {

    private BenchmarkReader() {}

    /**
     * Reads a whole file.
     *
     * @param file JSON lines or one JSON array, may be gzip-compressed
     * @return its tests, in order
     * @throws ToolaceException TA-EVAL-001 when a line or an element is no test, TA-EVAL-002 when the file, or one that
     *     belongs to it, cannot be read
     */
    public static List<BenchmarkCase> read(Path file) {
        List<BenchmarkCase> tests = new ArrayList<>();
        List<RowForm> form = new ArrayList<>();
        CaseReader.forEachObject(file, (line, row) -> {
            if (form.isEmpty()) {
                form.add(RowForm.of(file, row));
            }
            form.get(0).uniform(line, row, tests.size()).forEach(test -> tests.add(BenchmarkCase.of(test)));
        });
        return tests;
    }

    /**
     * Reads a set of one's own, and insists on every line: a gate must not pass because tests were left out.
     *
     * @param file JSON lines in the form of {@link OwnRows}, may be gzip-compressed
     * @param tools on offer where a line has none of its own
     * @return its tests, in order
     * @throws ToolaceException TA-EVAL-001 when a line is no test, TA-EVAL-002 when the file cannot be read
     */
    public static List<EvalCase> readOwn(Path file, List<Tool> tools) {
        List<EvalCase> tests = new ArrayList<>();
        CaseReader.forEachObject(file, (line, row) -> {
            JsonObject uniform = OwnRows.uniform(row, line, tools);
            String problem = OwnRows.problem(row, uniform);
            if (problem != null) {
                throw new ToolaceException(EvalErrors.BAD_CASE, file + " line " + line + " " + problem);
            }
            BenchmarkCase.of(uniform).evalCase().ifPresent(tests::add);
        });
        return tests;
    }
}
