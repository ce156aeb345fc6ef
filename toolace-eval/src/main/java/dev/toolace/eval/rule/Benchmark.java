package dev.toolace.eval.rule;

import dev.toolace.ToolaceException;
import dev.toolace.eval.EvalErrors;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How tests of one kind are put to a model, scored and summed up; {@link BenchmarkReader} reads them. Immutable and
 * safe for use by many threads.
 *
 * @param name one lower-case word
 * @param protocol how a test is put to a model
 * @param rule whether an answer is right
 * @param aggregation the benchmark's own figures
 */
public record Benchmark(String name, PromptProtocol protocol, ScoringRule rule, Aggregation aggregation) {

    /** Any set in the uniform form, by exact match. */
    public static final Benchmark EXACT =
            new Benchmark("exact", PromptProtocol.AS_IT_IS, new ExactMatchRule(), new F1Aggregation());

    /** The Berkeley Function Calling Leaderboard, categories with one turn. */
    public static final Benchmark BFCL =
            new Benchmark("bfcl", PromptProtocol.AS_IT_IS, new BfclRule(), new BfclAggregation());

    /** ACEBench, normal and special data; in a run, special data ask for no call. */
    public static final Benchmark ACEBENCH =
            new Benchmark("acebench", PromptProtocol.CALLS_ONLY, new AceBenchRule(), new AceAggregation());

    /** ACEBench whose special data ask for the official phrases. */
    public static final Benchmark ACEBENCH_WORDS =
            new Benchmark("acebench_words", PromptProtocol.ACE_SPECIAL, new AceBenchRule(), new AceAggregation());

    /** API-Bank, calls only. */
    public static final Benchmark API_BANK =
            new Benchmark("apibank", PromptProtocol.USER_LAST, new ApiBankRule(), new F1Aggregation());

    /** Seal-Tools. */
    public static final Benchmark SEAL_TOOLS =
            new Benchmark("sealtools", PromptProtocol.AS_IT_IS, new CallF1Rule(), new F1Aggregation());

    /** ToolAlpaca's simulated tools, by the rule of Seal-Tools: the original judges with a large model. */
    public static final Benchmark TOOL_ALPACA =
            new Benchmark("toolalpaca", PromptProtocol.AS_IT_IS, new CallF1Rule(), new F1Aggregation());

    /** When2Call's four outcomes. */
    public static final Benchmark WHEN2CALL =
            new Benchmark("when2call", PromptProtocol.AS_IT_IS, new When2CallRule(), new When2CallAggregation());

    private static final List<Benchmark> ALL =
            List.of(EXACT, BFCL, ACEBENCH, ACEBENCH_WORDS, API_BANK, SEAL_TOOLS, TOOL_ALPACA, WHEN2CALL);

    /**
     * A benchmark by name.
     *
     * @param name as in {@link #name()}
     * @return the benchmark
     * @throws ToolaceException TA-EVAL-005 for a name that none has
     */
    public static Benchmark byName(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(() ->
                new ToolaceException(EvalErrors.UNKNOWN_RULE, "no rule is called '" + name + "'; there are "
                        + ALL.stream().map(Benchmark::name).collect(Collectors.joining(", "))));
    }

    /**
     * The benchmark that a test belongs to, by its source.
     *
     * @param test a test
     * @return its benchmark; {@link #EXACT} where none is known
     */
    public static Benchmark of(BenchmarkCase test) {
        StringBuilder letters = new StringBuilder();
        test.source().toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit)
                .forEach(c -> letters.append((char) c));
        return ALL.stream().filter(one -> letters.toString().startsWith(one.name())).findFirst().orElse(EXACT);
    }

    /**
     * The benchmark that a set belongs to.
     *
     * @param tests the tests of a set
     * @return the benchmark of all of them; {@link #EXACT} if they belong to several, or there are none
     */
    public static Benchmark of(List<BenchmarkCase> tests) {
        List<Benchmark> all = tests.stream().map(Benchmark::of).distinct().toList();
        return all.size() == 1 ? all.get(0) : EXACT;
    }
}
