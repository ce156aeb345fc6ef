package dev.toolace.bench;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks in one go and prints ratios, one JSON line each: absolute times say little about other machines.
 */
public final class Bench {

    private Bench() {}

    /**
     * Runs all benchmarks.
     *
     * @param args seconds of each iteration; 1 by default
     * @throws RunnerException if JMH fails
     */
    public static void main(String[] args) throws RunnerException {
        Map<String, Double> times = run(args.length > 0 ? Integer.parseInt(args[0]) : 1, 3, 5);
        double tree = times.getOrDefault("CallBenchmark.jacksonReadTree", Double.NaN);
        double write = times.getOrDefault("TemplateBenchmark.jacksonWrite", Double.NaN);
        double scan = times.getOrDefault("ProseBenchmark.indexOf", Double.NaN);
        times.forEach((name, time) -> {
            double against = name.startsWith("Call") ? tree : name.startsWith("Template") ? write : scan;
            System.out.printf("{\"benchmark\":\"%s\",\"ratio\":%.2f}%n", name, time / against);
        });
    }

    /** Mean times by benchmark and parameter. */
    static Map<String, Double> run(int seconds, int warmUps, int iterations) throws RunnerException {
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
        Map<String, Double> times = new TreeMap<>();
        for (RunResult result : results) {
            String[] path = result.getParams().getBenchmark().split("\\.");
            String name = path[path.length - 2] + "." + path[path.length - 1];
            String parameter = result.getParams().getParam("name");
            times.put(parameter == null ? name : name + " " + parameter, result.getPrimaryResult().getScore());
        }
        return times;
    }
}
