package dev.toolace.eval.rule;

import dev.toolace.eval.internal.bfcl.AstChecker;
import dev.toolace.eval.internal.bfcl.FunctionDoc;
import dev.toolace.eval.internal.bfcl.Language;
import dev.toolace.eval.python.PyValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Berkeley Function Calling Leaderboard, categories with one turn: its AST comparison with its own error types,
 * relevance (some call) and irrelevance (none). Stateless.
 */
public final class BfclRule implements ScoringRule {

    @Override
    public String name() {
        return "bfcl";
    }

    @Override
    public Score score(BenchmarkCase test, Prediction answer) {
        if (test.category().contains("multi_turn")) {
            return Score.wrong("multi_turn:unsupported");
        }
        if (test.category().contains("irrelevance")) {
            return answer.made().isEmpty() ? Score.RIGHT : Score.wrong("irrelevance_error:decoder_success");
        }
        if (test.category().contains("relevance")) {
            return answer.made().isEmpty() ? Score.wrong("relevance_error:decoder_failed") : Score.RIGHT;
        }
        if (answer instanceof Prediction.Words) {
            return Score.wrong("ast_decoder:decoder_failed");
        }
        if (answer instanceof Prediction.Unreadable) {
            return Score.wrong("ast_decoder:decoder_wrong_output_format");
        }
        List<PyValue.Dict> definitions = test.definitions("functions_raw");
        List<FunctionDoc> functions = (definitions.isEmpty() ? test.definitions("tools") : definitions).stream()
                .map(FunctionDoc::of).toList();
        AstChecker checker = new AstChecker(Language.of(test.category()), functions);
        return checker.check(test.category(), answer.made(), accepted(test)).map(Score::wrong).orElse(Score.RIGHT);
    }

    /** Without the official answers, each argument of the uniform answer is its only accepted value. */
    private static List<PredictedCall> accepted(BenchmarkCase test) {
        Prediction official = Predictions.of(new PyValue.Seq(List.copyOf(test.definitions("possible_answer"))));
        if (official instanceof Prediction.Calls calls && !calls.calls().isEmpty()) {
            return calls.calls();
        }
        return test.answers().stream().findFirst().orElse(List.of()).stream().map(BfclRule::onlyValues).toList();
    }

    private static PredictedCall onlyValues(PredictedCall call) {
        Map<String, PyValue> values = new LinkedHashMap<>();
        call.arguments().members().forEach((name, value) -> values.put(name, new PyValue.Seq(List.of(value))));
        return new PredictedCall(call.name(), new PyValue.Dict(values));
    }
}
