package dev.toolace.cli;

import dev.toolace.ToolaceException;
import dev.toolace.eval.EvalErrors;
import dev.toolace.eval.rule.Benchmark;
import dev.toolace.eval.rule.BenchmarkCase;
import dev.toolace.eval.rule.BenchmarkReader;
import dev.toolace.eval.rule.Prediction;
import dev.toolace.eval.rule.PredictionReader;
import dev.toolace.eval.rule.Predictions;
import dev.toolace.eval.rule.Score;
import dev.toolace.eval.rule.ScoringRule;
import dev.toolace.eval.rule.When2CallRule;
import dev.toolace.format.CallFormat;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code toolace eval check}: judges given outputs by the rules of the benchmark that they answer. */
@Command(
        name = "check",
        description = "Judges given outputs, JSON lines with the members id and output, by the benchmark's own rules.",
        mixinStandardHelpOptions = true)
final class EvalCheckCommand implements Callable<Integer> {

    private static final String UNKNOWN = "unknown_id";

    @Spec
    private CommandSpec spec;

    @Option(names = "--set", paramLabel = "FILE", required = true,
            description = "Tests as JSON lines, may be gzipped.")
    private Path set;

    @Option(names = "--outputs", paramLabel = "FILE", required = true,
            description = "Outputs as JSON lines, may be gzipped; - for standard input. An output is a list of calls, "
                    + "or the model's text.")
    private Path outputs;

    @Option(names = "--rule", paramLabel = "NAME",
            description = "exact, bfcl, acebench, apibank, sealtools, toolalpaca or when2call; by default what the "
                    + "source of each test tells.")
    private @Nullable String rule;

    @Option(names = "--format", paramLabel = "NAME",
            description = "The call format of outputs that are texts; auto by default.")
    private String format = "auto";

    private final InputStream in;
    private int unknown;

    EvalCheckCommand() {
        this(System.in);
    }

    EvalCheckCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() {
        ScoringRule given = rule == null ? null : Benchmark.byName(rule).rule();
        CallFormat texts = CallFormat.byName(format);
        Map<String, BenchmarkCase> tests = new HashMap<>();
        BenchmarkReader.read(set).forEach(test -> tests.putIfAbsent(test.id(), test));
        PrintWriter out = spec.commandLine().getOut();
        try (InputStream stream = open()) {
            PredictionReader.forEach(outputs.toString(), stream, line -> {
                BenchmarkCase test = tests.get(line.id());
                Score score = test == null ? Score.wrong(UNKNOWN)
                        : score(given == null ? Benchmark.of(test).rule() : given, test, line.output(), texts);
                unknown += test == null ? 1 : 0;
                out.println(verdict(line.id(), score).toJson());
            });
        } catch (IOException e) {
            throw new ToolaceException(EvalErrors.UNREADABLE, outputs + ": " + e, e);
        }
        if (unknown > 0) {
            spec.commandLine().getErr().println("toolace: " + unknown + " outputs answer no test of " + set);
        }
        return unknown > 0 ? 1 : 0;
    }

    private InputStream open() throws IOException {
        if (outputs.toString().equals("-")) {
            return in;
        }
        return outputs.toString().endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(outputs))
                : Files.newInputStream(outputs);
    }

    /** Words stay words where the rule is about words. */
    private static Score score(ScoringRule rule, BenchmarkCase test, Prediction output, CallFormat texts) {
        boolean label = rule instanceof When2CallRule && When2CallRule.OUTCOMES.contains(output.text().strip());
        return rule.score(test, label ? output : Predictions.read(output, texts));
    }

    private static JsonObject verdict(String id, Score score) {
        return JsonObject.EMPTY.with("id", new JsonString(id)).with("valid", new JsonBoolean(score.right()))
                .with("error_type", score.right() ? JsonNull.INSTANCE : new JsonString(score.errorType()));
    }
}
