package dev.toolace.cli;

import dev.toolace.ToolAgent;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.eval.Summary;
import dev.toolace.eval.rule.Benchmark;
import dev.toolace.eval.rule.BenchmarkCase;
import dev.toolace.eval.rule.BenchmarkReader;
import dev.toolace.eval.run.BenchmarkRun;
import dev.toolace.eval.run.CaseResult;
import dev.toolace.eval.run.Checksums;
import dev.toolace.eval.run.RecordingBackend;
import dev.toolace.eval.run.RunFigures;
import dev.toolace.eval.run.RunFolder;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code toolace eval run}: a model over a labelled set, summed up in one JSON object. */
@Command(name = "run", description = "Runs a model over a set and prints its figures.",
        mixinStandardHelpOptions = true)
final class EvalRunCommand implements Callable<Integer> {

    private static final long REPORT_NANOS = 2_000_000_000L;
    private static final int MAX_TOKENS = GenerationOptions.DEFAULT.maxTokens();

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(names = "--set", paramLabel = "FILE", required = true, description = "Tests as JSON lines, may be gzipped.")
    private Path set;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many tests, the first ones.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--rule", paramLabel = "NAME",
            description = "exact, bfcl, acebench, acebench_words, apibank, sealtools, toolalpaca or when2call; by "
                    + "default what the set tells.")
    private @Nullable String rule;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Keeps every prompt, attempt and verdict in this folder, with more figures; goes on where "
                    + "a run was stopped.")
    private @Nullable Path out;

    @Option(names = "--report", paramLabel = "DIR",
            description = "Writes report.html, a page that stands alone, and figures.json to this folder.")
    private @Nullable Path report;

    @Option(names = "--log-probabilities",
            description = "Records with --out how sure the model was of each attempt, for eval confidence.")
    private boolean logProbabilities;

    @Option(names = "--workers", paramLabel = "N", description = "Tests that are put at once; 1 by default.")
    private int workers = 1;

    @Option(names = "--samples", paramLabel = "N", description = "Answers to each test; 1 by default.")
    private int samples = 1;

    @Option(names = "--temperature", paramLabel = "T", description = "0 for greedy (the default), otherwise random.")
    private double temperature;

    @Option(names = "--seed", paramLabel = "N", description = "Of the first answers where they are random.")
    private long seed;

    private long reported;

    @Override
    public Integer call() {
        check(limit >= 0, "--limit is at least 0, not " + limit);
        check(workers >= 1 && workers <= 64, "--workers is from 1 to 64, not " + workers);
        check(samples >= 1 && samples <= 1000, "--samples is from 1 to 1000, not " + samples);
        check(temperature >= 0 && temperature <= 100, "--temperature is from 0 to 100, not " + temperature);
        check(!logProbabilities || out != null, "--log-probabilities needs --out, which is where they go");
        Benchmark named = rule == null ? null : Benchmark.byName(rule);
        List<BenchmarkCase> tests = BenchmarkReader.read(set);
        Benchmark benchmark = named == null ? Benchmark.of(tests) : named;
        JsonObject figures;
        try (RecordingBackend backend = new RecordingBackend(model.backend(Math.max(4, workers), logProbabilities));
                RunFolder folder = out == null ? null : RunFolder.open(out, configuration(benchmark))) {
            BenchmarkRun run = new BenchmarkRun(benchmark, tests, backend)
                    .limit(limit).samples(samples, seed).workers(workers);
            long start = System.nanoTime();
            reported = start;
            List<CaseResult> results = run.run(sample -> agent(backend, sample), folder,
                    (done, fresh, all) -> report(done, fresh, all, start));
            figures = new Summary(results.stream().map(CaseResult::verdict).toList()).toJson()
                    .with("left_out", JsonValue.of(run.leftOut()));
            if (folder != null) {
                folder.finish(RunFigures.of(results, benchmark, run.leftOut()));
            }
            if (report != null) {
                EvalReportCommand.write(report, configuration(benchmark),
                        RunFigures.of(results, benchmark, run.leftOut()), results);
            }
        }
        spec.commandLine().getOut().println(figures.toJson());
        return 0;
    }

    private ToolAgent agent(RecordingBackend backend, int sample) {
        GenerationOptions options = temperature == 0 ? GenerationOptions.DEFAULT
                : GenerationOptions.sampled(MAX_TOKENS, temperature, seed + sample);
        return model.agent(backend, options);
    }

    /** All that the figures depend on. */
    private JsonObject configuration(Benchmark benchmark) {
        return model.configuration()
                .with("log_probabilities", JsonValue.of(logProbabilities))
                .with("set", new JsonString(String.valueOf(set.getFileName())))
                .with("set_sha256", new JsonString(Checksums.of(set)))
                .with("limit", limit == Integer.MAX_VALUE ? JsonValue.of(null) : JsonNumber.of(limit))
                .with("rule", new JsonString(benchmark.name()))
                .with("samples", JsonNumber.of(samples))
                .with("temperature", JsonValue.of(temperature))
                .with("seed", JsonNumber.of(seed))
                .with("max_tokens", JsonNumber.of(MAX_TOKENS));
    }

    private void report(int done, int fresh, int all, long start) {
        if (System.nanoTime() - reported > REPORT_NANOS) {
            reported = System.nanoTime();
            PrintWriter err = spec.commandLine().getErr();
            double rate = fresh / ((reported - start) / 1e9);
            err.println(String.format(
                    Locale.ROOT, "%d of %d cases, %.1f a second, %.0f s left", done, all, rate, (all - done) / rate));
        }
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
