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
import java.util.Map;

/**
 * Reads sets of tests: the uniform form, the short form of {@link OwnRows}, the Berkeley leaderboard's question files
 * (with {@code possible_answer} beside them) and When2Call's test files. The first line tells which. Stateless.
 */
public final class BenchmarkReader {

    private BenchmarkReader() {}

    /**
     * Reads a whole file.
     *
     * @param file JSON lines, may be gzip-compressed
     * @return its tests, in order
     * @throws ToolaceException TA-EVAL-001 when a line is not a JSON object, TA-EVAL-002 when the file cannot be read
     */
    public static List<BenchmarkCase> read(Path file) {
        List<JsonObject> rows = new ArrayList<>();
        CaseReader.forEachObject(file, (line, row) -> rows.add(row));
        if (!rows.isEmpty() && BfclRows.recognises(rows.get(0))) {
            Map<String, JsonObject> answers = BfclRows.answers(file);
            String category = BfclRows.category(file);
            return rows.stream().map(row -> BenchmarkCase.of(BfclRows.uniform(row, category, answers))).toList();
        }
        if (!rows.isEmpty() && When2CallRows.recognises(rows.get(0))) {
            return rows.stream().map(row -> BenchmarkCase.of(When2CallRows.uniform(row))).toList();
        }
        List<BenchmarkCase> tests = new ArrayList<>();
        for (JsonObject row : rows) {
            boolean own = OwnRows.recognises(row);
            tests.add(BenchmarkCase.of(own ? OwnRows.uniform(row, tests.size() + 1, List.of()) : row));
        }
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
