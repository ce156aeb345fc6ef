package dev.toolace.bench;

import dev.toolace.bench.measure.Stats;
import dev.toolace.json.JsonObject;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the JMH benchmarks in one go and prints one JSON object, as {@code toolace bench} does: {@code ratios} of times
 * by benchmark, since absolute times say little about other machines, and their {@code spread} over the iterations.
 */
public final class Bench {

    private static final double MEDIAN = 50;

    private Bench() {}

    /**
     * Runs all benchmarks.
     *
     * @param args seconds of each iteration; 1 by default
     * @throws RunnerException if JMH fails
     */
    public static void main(String[] args) throws RunnerException {
        Map<String, Stats> times = run(args.length > 0 ? Integer.parseInt(args[0]) : 1, 3, 5);
        System.out.println(report(times).toJson());
    }

    /** Times for each that something well known takes: Jackson's reading or writing, or a search of the text. */
    static JsonObject report(Map<String, Stats> times) {
        JsonObject ratios = JsonObject.EMPTY;
        JsonObject spread = JsonObject.EMPTY;
        for (Map.Entry<String, Stats> entry : times.entrySet()) {
            String name = entry.getKey();
            String against = name.startsWith("Call") ? "CallBenchmark.jacksonReadTree"
                    : name.startsWith("Template") ? "TemplateBenchmark.jacksonWrite" : "ProseBenchmark.indexOf";
            double base = Objects.requireNonNull(times.get(against), against).median();
            Stats time = entry.getValue();
            Stats ratio = new Stats(time.median() / base, time.min() / base, time.max() / base, time.runs());
            ratios = ratios.with(name, Stats.number(ratio.median()));
            spread = spread.with(name, ratio.toJson());
        }
        return JsonObject.EMPTY.with("ratios", ratios).with("spread", spread);
    }

    /** Times by benchmark and parameter. */
    static Map<String, Stats> run(int seconds, int warmUps, int iterations) throws RunnerException {
        Options options = new OptionsBuilder()
                .include("dev\\.toolace\\.bench\\..*Benchmark.*")
                .forks(seconds > 0 ? 2 : 0)
                .warmupIterations(warmUps)
                .warmupTime(seconds > 0 ? TimeValue.seconds(seconds) : TimeValue.milliseconds(20))
                .measurementIterations(iterations)
                .measurementTime(seconds > 0 ? TimeValue.seconds(seconds) : TimeValue.milliseconds(20))
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        Map<String, Stats> times = new TreeMap<>();
        for (RunResult result : results) {
            String[] path = result.getParams().getBenchmark().split("\\.");
            String name = path[path.length - 2] + "." + path[path.length - 1];
            String parameter = result.getParams().getParam("name");
            Statistics time = result.getPrimaryResult().getStatistics();
            times.put(parameter == null ? name : name + " " + parameter,
                    new Stats(time.getPercentile(MEDIAN), time.getMin(), time.getMax(), (int) time.getN()));
        }
        return times;
    }
}
