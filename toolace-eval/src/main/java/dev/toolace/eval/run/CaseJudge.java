package dev.toolace.eval.run;

import dev.toolace.Attempt;
import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.eval.EvalCase;
import dev.toolace.eval.Evaluator;
import dev.toolace.eval.rule.Benchmark;
import dev.toolace.eval.rule.BenchmarkCase;
import dev.toolace.eval.rule.Prediction;
import dev.toolace.eval.rule.Predictions;
import dev.toolace.eval.rule.Score;
import dev.toolace.eval.rule.When2CallRule;
import java.util.List;
import java.util.Optional;

/** Puts tests to agents and judges the outcomes by a benchmark's rule. Thread-safe as far as the agents are. */
final class CaseJudge {

    private final Benchmark benchmark;

    CaseJudge(Benchmark benchmark) {
        this.benchmark = benchmark;
    }

    /**
     * A result, the outcome that it is about, and which of its attempts would have been right. There is no outcome
     * where the prompt was too long.
     */
    record Judged(CaseResult result, Optional<Outcome> outcome, List<Boolean> right) {}

    Judged judge(ToolAgent agent, BenchmarkCase test, EvalCase asked, int sample) {
        Evaluator.Trial trial = new Evaluator(agent).trial(asked, new Evaluator.Rule() {
            @Override
            public boolean accepts(Attempt attempt) {
                return right(test, attempt);
            }

            @Override
            public boolean accepts(Outcome outcome) {
                return score(test, Predictions.of(outcome)).right();
            }
        });
        List<Attempt> attempts = trial.outcome().map(outcome -> outcome.trace().attempts()).orElse(List.of());
        List<Boolean> right = attempts.stream().map(attempt -> attempt.valid()
                && (Evaluator.saysTheSame(attempt, attempts) ? trial.verdict().right()
                        : score(test, prediction(attempt)).right())).toList();
        return new Judged(trial.outcome().map(outcome -> answered(test, asked, sample, trial, outcome))
                .orElseGet(() -> new CaseResult(sample, trial.verdict(), false, expected(test),
                        Score.wrong(trial.verdict().outcome()), 0, 0, "")), trial.outcome(), right);
    }

    /** Whether a valid attempt would be right as the answer. */
    boolean right(BenchmarkCase test, Attempt attempt) {
        return score(test, prediction(attempt)).right();
    }

    private CaseResult answered(
            BenchmarkCase test, EvalCase asked, int sample, Evaluator.Trial trial, Outcome outcome) {
        boolean rejected = outcome instanceof Outcome.Rejected;
        Score score = rejected ? Score.wrong("rejected") : score(test, Predictions.of(outcome));
        long first = outcome.trace().attempts().get(0).usage().total();
        return new CaseResult(sample, trial.verdict(), !rejected && asked.accepts(Evaluator.calls(outcome)),
                expected(test), score, first, outcome.trace().usage().total() - first,
                outcome.trace().stopReason().code());
    }

    private Score score(BenchmarkCase test, Prediction prediction) {
        return benchmark.rule().score(test, benchmark.protocol().answer(prediction));
    }

    /** An attempt without calls stands for its words, as an outcome without calls does. */
    private static Prediction prediction(Attempt attempt) {
        return attempt.calls().isEmpty() ? new Prediction.Words(attempt.text())
                : Predictions.calls(attempt.calls(), attempt.text());
    }

    private String expected(BenchmarkCase test) {
        return benchmark.rule() instanceof When2CallRule ? When2CallRule.expected(test) : test.expect();
    }
}
