package dev.toolace.eval.rule;

import dev.toolace.eval.CaseReader;
import dev.toolace.eval.EvalCase;
import dev.toolace.eval.python.PyValue;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One test of a benchmark, with all that its scoring rule may look at. Unlike {@link EvalCase}, it exists also where
 * toolace could not put the test to a model. Immutable and safe for use by many threads.
 *
 * @param id unique within its set
 * @param source the data set that it comes from
 * @param category the part of the set that it belongs to
 * @param row the whole test in the uniform form
 */
public record BenchmarkCase(String id, String source, String category, JsonObject row) {

    /**
     * Reads a test.
     *
     * @param row one line of the uniform form
     * @return the test; what is missing is empty
     */
    public static BenchmarkCase of(JsonObject row) {
        return new BenchmarkCase(text(row, "id"), text(row, "source"), text(row, "category"), row);
    }

    /**
     * What this test expects.
     *
     * @return {@code calls}, {@code no_call} or {@code any_call}
     */
    public String expect() {
        String expect = text(row, "expect");
        boolean none = answers().stream().anyMatch(List::isEmpty);
        return expect.isEmpty() ? none ? "no_call" : "calls" : expect;
    }

    /**
     * The calls that count as right.
     *
     * @return acceptable answers, each a list of calls
     */
    public List<List<PredictedCall>> answers() {
        List<List<PredictedCall>> answers = new ArrayList<>();
        for (JsonValue answer : elements("calls")) {
            if (Predictions.of(PyValue.of(answer)) instanceof Prediction.Calls calls) {
                answers.add(calls.calls());
            }
        }
        return answers;
    }

    /**
     * The definitions of the tools on offer, as the set has them.
     *
     * @param member the member of the row that holds them
     * @return the objects of that array; empty where it is missing
     */
    public List<PyValue.Dict> definitions(String member) {
        return elements(member).stream().filter(JsonObject.class::isInstance)
                .map(definition -> PyValue.dict((JsonObject) definition)).toList();
    }

    /**
     * This test as a model is asked it.
     *
     * @return the case, or empty where a tool, a call or a role is outside what toolace represents
     */
    public Optional<EvalCase> evalCase() {
        return CaseReader.parse(row);
    }

    private List<JsonValue> elements(String member) {
        return row.get(member) instanceof JsonArray array ? array.elements() : List.of();
    }

    private static String text(JsonObject row, String name) {
        return row.get(name) instanceof JsonString string ? string.value() : "";
    }
}
