package dev.toolace.eval.rule;

import dev.toolace.eval.python.PyCanonical;
import dev.toolace.eval.python.PyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer is canonically equal to an acceptable one: the same calls with the same arguments, in any order. Fits
 * every set in the uniform form. Stateless.
 */
public final class ExactMatchRule implements ScoringRule {

    @Override
    public String name() {
        return "exact";
    }

    @Override
    public Score score(BenchmarkCase test, Prediction answer) {
        List<PredictedCall> made = answer.made();
        List<List<PredictedCall>> answers = test.answers();
        MatchCounts counts = CallF1Rule.best(made, answers);
        if (answer instanceof Prediction.Unreadable) {
            return new Score.Wrong("exact:unreadable", counts);
        }
        if (test.expect().equals("any_call")) {
            return made.isEmpty() ? Score.wrong("exact:call_expected") : Score.RIGHT;
        }
        Optional<List<String>> given = canonical(made);
        boolean right = given.isPresent() && answers.stream().anyMatch(one -> canonical(one).equals(given));
        return right ? new Score.Right(counts) : new Score.Wrong(error(made, answers), counts);
    }

    /** The canonical texts of calls, sorted; empty where one equals nothing. */
    static Optional<List<String>> canonical(List<PredictedCall> calls) {
        List<String> texts = new ArrayList<>();
        for (PredictedCall call : calls) {
            Optional<String> text = PyCanonical.of(new PyValue.Dict(Map.of(call.name(), call.arguments())));
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.add(text.get());
        }
        return Optional.of(texts.stream().sorted().toList());
    }

    /** How near the answer came to the nearest acceptable one. */
    private static String error(List<PredictedCall> made, List<List<PredictedCall>> answers) {
        boolean noneWanted = answers.stream().allMatch(List::isEmpty);
        if (noneWanted || made.isEmpty()) {
            return noneWanted ? "exact:no_call_expected" : "exact:call_expected";
        }
        if (answers.stream().anyMatch(right -> names(right).equals(names(made)))) {
            return "exact:arguments";
        }
        return answers.stream().anyMatch(right -> right.size() == made.size()) ? "exact:name" : "exact:count";
    }

    private static List<String> names(List<PredictedCall> calls) {
        return calls.stream().map(PredictedCall::name).sorted().toList();
    }
}
