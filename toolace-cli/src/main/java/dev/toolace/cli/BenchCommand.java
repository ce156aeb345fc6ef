package dev.toolace.cli;

import dev.toolace.bench.measure.BenchSettings;
import dev.toolace.bench.measure.ModelBench;
import dev.toolace.json.JsonObject;
import dev.toolace.nano.NanoModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code toolace bench}: what a model costs, as one JSON object of ratios. */
@Command(
        name = "bench",
        description = "Measures what refinement, prompts and decoding cost, as ratios of one run. A figure that could "
                + "not be measured is null, and standard error says why.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "DIR|nano", description = "Model folder, or nano (the default).")
    private String model = "nano";

    @Option(names = "--quick", description = "Fewer runs: less than a minute with the nano model.")
    private boolean quick;

    @Option(names = "--runs", paramLabel = "N", description = "Runs of each ratio; 9 by default, 3 with --quick.")
    private @Nullable Integer runs;

    @Option(names = "--threads", paramLabel = "N", description = "The most native threads of the model.")
    private int threads = Math.min(4, Runtime.getRuntime().availableProcessors());

    @Override
    public Integer call() {
        if (threads < 1 || runs != null && runs < 1) {
            throw new ParameterException(spec.commandLine(), "--runs and --threads are at least 1");
        }
        BenchSettings settings = BenchSettings.of(quick, threads);
        PrintWriter err = spec.commandLine().getErr();
        Path folder = model.equals("nano") ? NanoModel.folder() : Path.of(model);
        JsonObject report = ModelBench.run(folder, runs == null ? settings : settings.withRuns(runs), note -> {
            err.println("bench: " + note);
            err.flush();
        });
        spec.commandLine().getOut().println(report.toJson());
        return 0;
    }
}
