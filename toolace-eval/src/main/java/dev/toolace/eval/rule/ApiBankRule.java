package dev.toolace.eval.rule;

import dev.toolace.eval.internal.bfcl.ValueCheck;
import dev.toolace.eval.python.PyText;
import dev.toolace.eval.python.PyValue;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * API-Bank's call accuracy. Officially the call is executed and compared by its effect; without its databases, the
 * name and all arguments are compared as texts. Two of its looser comparisons are kept: the content of an agenda or
 * reminder needs more than half of all its words in common, and keywords of the tool search ignore case and
 * punctuation. Stateless.
 */
public final class ApiBankRule implements ScoringRule {

    @Override
    public String name() {
        return "apibank";
    }

    @Override
    public Score score(BenchmarkCase test, Prediction answer) {
        List<PredictedCall> made = answer.made();
        MatchCounts counts = CallF1Rule.best(made, test.answers());
        if (made.isEmpty()) {
            return new Score.Wrong("NO_API_CALL", counts);
        }
        // Officially only the first call of an answer is looked at; more of them are wrong here.
        String error = "WRONG_COUNT";
        for (List<PredictedCall> right : test.answers()) {
            if (right.size() == made.size()) {
                error = error(made, right);
                if (error.isEmpty()) {
                    return new Score.Right(counts);
                }
            }
        }
        return new Score.Wrong(error, counts);
    }

    private static String error(List<PredictedCall> made, List<PredictedCall> right) {
        for (int i = 0; i < made.size(); i++) {
            PredictedCall call = made.get(i);
            PredictedCall wanted = right.get(i);
            if (!call.name().equals(wanted.name())) {
                return "API_NAME_MISMATCH";
            }
            Map<String, PyValue> given = call.arguments().members();
            Map<String, PyValue> gold = wanted.arguments().members();
            if (!gold.keySet().containsAll(given.keySet())) {
                return "INVALID_INPUT_PARAMETER";
            }
            if (!given.keySet().containsAll(gold.keySet())) {
                return "MISS_INPUT_ARGUMENT";
            }
            boolean same = gold.entrySet().stream().allMatch(argument -> same(wanted.name(), argument.getKey(),
                    PyText.str(given.getOrDefault(argument.getKey(), PyValue.NONE)), PyText.str(argument.getValue())));
            if (!same) {
                return "INPUT_MISMATCH";
            }
        }
        return "";
    }

    private static boolean same(String api, String parameter, String given, String wanted) {
        if (api.equals("ToolSearcher")) {
            return ValueCheck.standardized(given).equals(ValueCheck.standardized(wanted));
        }
        boolean content = parameter.equals("content") && (api.endsWith("Agenda") || api.endsWith("Reminder"));
        return given.equals(wanted) || content && similar(given, wanted);
    }

    private static boolean similar(String given, String wanted) {
        Set<String> common = new HashSet<>(Arrays.asList(given.split(" ")));
        Set<String> all = new HashSet<>(common);
        List<String> right = Arrays.asList(wanted.split(" "));
        common.retainAll(new HashSet<>(right));
        all.addAll(right);
        return common.size() > 0.5 * all.size();
    }
}
