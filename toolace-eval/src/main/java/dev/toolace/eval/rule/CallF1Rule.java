package dev.toolace.eval.rule;

import dev.toolace.eval.python.PyText;
import dev.toolace.eval.python.PyValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts names and arguments as Seal-Tools does, values compared as Python prints them. An answer is right if it is
 * the wanted calls in any order; the F1 figures come from the counts. Stateless.
 */
public final class CallF1Rule implements ScoringRule {

    @Override
    public String name() {
        return "call_f1";
    }

    @Override
    public Score score(BenchmarkCase test, Prediction answer) {
        List<List<PredictedCall>> answers = test.answers();
        List<PredictedCall> made = answer.made();
        MatchCounts counts = best(made, answers);
        if (answer instanceof Prediction.Unreadable) {
            return new Score.Wrong("call_f1:unreadable", counts);
        }
        if (answers.stream().anyMatch(right -> printed(right).equals(printed(made)))) {
            return new Score.Right(counts);
        }
        boolean named = answers.stream().anyMatch(right -> names(right).equals(names(made)));
        return new Score.Wrong(named ? "call_f1:arguments" : "call_f1:names", counts);
    }

    /** The counts against the acceptable answer that an answer has most in common with. */
    static MatchCounts best(List<PredictedCall> made, List<List<PredictedCall>> answers) {
        return answers.stream().map(right -> counts(made, right))
                .max(Comparator.comparing(MatchCounts::argumentF1).thenComparing(MatchCounts::nameF1))
                .orElse(MatchCounts.NONE);
    }

    private static List<String> names(List<PredictedCall> calls) {
        return calls.stream().map(PredictedCall::name).sorted().toList();
    }

    /** Each call is held against the first wanted call of its name, as officially. */
    private static MatchCounts counts(List<PredictedCall> made, List<PredictedCall> right) {
        long names = 0;
        long arguments = 0;
        for (PredictedCall call : made) {
            PredictedCall wanted = right.stream().filter(one -> one.name().equals(call.name())).findFirst()
                    .orElse(null);
            if (wanted != null) {
                Map<String, PyValue> gold = wanted.arguments().members();
                names++;
                arguments += call.arguments().members().entrySet().stream()
                        .filter(argument -> same(argument.getValue(), gold.get(argument.getKey()))).count();
            }
        }
        return new MatchCounts(names, made.size(), right.size(), arguments, arguments(made), arguments(right));
    }

    private static boolean same(PyValue given, @Nullable PyValue wanted) {
        return wanted != null && PyText.str(given).equals(PyText.str(wanted));
    }

    private static long arguments(List<PredictedCall> calls) {
        return calls.stream().mapToLong(call -> call.arguments().members().size()).sum();
    }

    /** Calls with their arguments in the order of names, each as Python prints it. */
    private static List<List<String>> printed(List<PredictedCall> calls) {
        List<List<String>> texts = new ArrayList<>();
        for (PredictedCall call : calls) {
            List<String> text = new ArrayList<>(List.of(call.name()));
            for (Map.Entry<String, PyValue> argument : new TreeMap<>(call.arguments().members()).entrySet()) {
                text.add(argument.getKey());
                text.add(PyText.str(argument.getValue()));
            }
            texts.add(text);
        }
        texts.sort((first, second) -> first.toString().compareTo(second.toString()));
        return texts;
    }
}
