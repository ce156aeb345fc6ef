package dev.toolace.eval.rule;

import dev.toolace.eval.internal.ace.AceChecker;
import dev.toolace.eval.internal.ace.AceSpecial;
import dev.toolace.eval.python.PyValue;
import java.util.List;
import java.util.Optional;

/**
 * ACEBench, normal and special data. Normal data are compared as officially: a text need only contain the right one,
 * and the values of numbers and booleans are not compared at all. For special data no call is right; where the answer
 * is given in words, they must name the problem as the benchmark asks. Stateless.
 */
public final class AceBenchRule implements ScoringRule {

    @Override
    public String name() {
        return "acebench";
    }

    @Override
    public Score score(BenchmarkCase test, Prediction answer) {
        if (test.category().contains("special")) {
            return special(test, answer);
        }
        if (!(answer instanceof Prediction.Calls calls)) {
            return Score.wrong("wrong_output_format");
        }
        // As the set declares them: float and number, for example, are not the same to the official program.
        List<PyValue.Dict> tools = test.definitions(test.row().get("functions_raw") == null ? "tools"
                : "functions_raw");
        List<Optional<String>> errors = test.answers().stream()
                .map(right -> AceChecker.check(tools, calls.calls(), right)).toList();
        if (errors.stream().anyMatch(Optional::isEmpty)) {
            return Score.RIGHT;
        }
        return Score.wrong(errors.isEmpty() ? "wrong functions number" : errors.get(0).orElse(""));
    }

    private static Score special(BenchmarkCase test, Prediction answer) {
        if (answer instanceof Prediction.Words words) {
            return AceSpecial.check(test.category(), words.text(), test.row().get("possible_answer"))
                    .map(Score::wrong).orElse(Score.RIGHT);
        }
        boolean none = answer instanceof Prediction.Calls calls && calls.calls().isEmpty();
        return none ? Score.RIGHT : Score.wrong("error_detection");
    }
}
