package dev.toolace.eval.gate;

import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.ToolaceException;
import dev.toolace.call.CanonicalCalls;
import dev.toolace.conversation.Conversation;
import dev.toolace.eval.EvalCase;
import dev.toolace.eval.Evaluator;
import dev.toolace.eval.Summary;
import dev.toolace.eval.Verdict;
import dev.toolace.eval.rule.BenchmarkReader;
import dev.toolace.tool.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Demands on how well a model calls a team's own tools, by exact match on the team's own tests. In a test of any
 * framework:
 *
 * <pre>{@code
 * QualityGate.of(Path.of("src/test/resources/calls.jsonl"), tools)
 *         .accuracyAtLeast(0.95)
 *         .noCallRecognisedAtLeast(0.9)
 *         .check(agent)
 *         .orThrow();
 * }</pre>
 *
 * <p>A test is a line {@code {"query": "...", "calls": [{"name": "...", "arguments": {...}}]}}, and
 * {@code "calls": []} means that no call is right. See {@code docs/benchmarks.md}. Immutable, and safe for use by many
 * threads as far as the agent is.
 */
public final class QualityGate {

    private final List<EvalCase> tests;
    private final List<Demand> demands;

    private QualityGate(List<EvalCase> tests, List<Demand> demands) {
        this.tests = List.copyOf(tests);
        this.demands = List.copyOf(demands);
    }

    /** One demand: a figure, its least value, and what it is called. */
    private record Demand(String name, Function<Summary, Double> figure, double least) {}

    /**
     * A gate without demands over tests.
     *
     * @param tests the tests
     * @return the gate
     */
    public static QualityGate of(List<EvalCase> tests) {
        return new QualityGate(tests, List.of());
    }

    /**
     * A gate without demands over a file of tests.
     *
     * @param file JSON lines, may be gzip-compressed
     * @param tools on offer in all tests that name none of their own
     * @return the gate
     * @throws ToolaceException TA-EVAL-001 for a line that is no test, TA-EVAL-002 if the file cannot be read
     */
    public static QualityGate of(Path file, List<Tool> tools) {
        return of(BenchmarkReader.readOwn(file, tools));
    }

    /**
     * The tests, for frameworks that want to run each on its own.
     *
     * @return in order
     */
    public List<EvalCase> tests() {
        return tests;
    }

    /**
     * Demands that so many outcomes are right.
     *
     * @param share from 0 to 1
     * @return a new gate
     */
    public QualityGate accuracyAtLeast(double share) {
        return with(new Demand("accuracy", Summary::accuracy, share));
    }

    /**
     * Demands that so many outcomes of one category are right.
     *
     * @param category the member {@code category} of the tests that are meant; one at least must have it
     * @param share from 0 to 1
     * @return a new gate
     */
    public QualityGate accuracyAtLeast(String category, double share) {
        return with(new Demand("accuracy of '" + category + "'", summary -> new Summary(summary.verdicts().stream()
                .filter(verdict -> verdict.category().equals(category)).toList()).accuracy(), share));
    }

    /**
     * Demands that so many of the tests in which no call is right end without one.
     *
     * @param share from 0 to 1
     * @return a new gate
     */
    public QualityGate noCallRecognisedAtLeast(double share) {
        return with(new Demand("no_call_recognised", Summary::noCallRecognised, share));
    }

    /**
     * Puts one test to an agent.
     *
     * @param agent what to test; not closed
     * @param test the test
     * @return whether the outcome is right
     */
    public static boolean right(ToolAgent agent, EvalCase test) {
        return new Evaluator(agent).judge(test).right();
    }

    /**
     * Puts all tests to an agent, one after the other.
     *
     * @param agent what to test; not closed
     * @return whether the demands are met
     * @throws ToolaceException as {@link ToolAgent#invoke(Conversation)}
     */
    public GateResult check(ToolAgent agent) {
        List<Verdict> verdicts = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (EvalCase test : tests) {
            Evaluator.Trial trial = new Evaluator(agent).trial(test);
            verdicts.add(trial.verdict());
            if (!trial.verdict().right()) {
                wrong.add(test.id() + ": wanted " + wanted(test) + ", got " + trial.outcome().map(QualityGate::got)
                        .orElse("a prompt that is too long"));
            }
        }
        Summary summary = new Summary(verdicts);
        List<String> reasons = demands.stream()
                .filter(demand -> !(demand.figure().apply(summary) >= demand.least()))
                .map(demand -> String.format(Locale.ROOT, "%s is %.4f, below %.4f (%d tests)", demand.name(),
                        demand.figure().apply(summary), demand.least(), verdicts.size()))
                .toList();
        return reasons.isEmpty() ? new GateResult.Passed(summary, wrong)
                : new GateResult.Failed(summary, wrong, reasons);
    }

    private QualityGate with(Demand demand) {
        List<Demand> more = new ArrayList<>(demands);
        more.add(demand);
        return new QualityGate(tests, more);
    }

    private static String wanted(EvalCase test) {
        return String.join(" or ", test.answers().stream().map(CanonicalCalls::of).toList());
    }

    private static String got(Outcome outcome) {
        if (outcome instanceof Outcome.Calls calls) {
            return CanonicalCalls.of(calls.calls());
        }
        return outcome instanceof Outcome.NoCall ? "[]" : "no valid answer";
    }
}
