package dev.toolace.cli;

import dev.toolace.ToolaceException;
import dev.toolace.eval.EvalErrors;
import dev.toolace.eval.rule.Benchmark;
import dev.toolace.eval.run.CaseResult;
import dev.toolace.eval.run.RunFigures;
import dev.toolace.eval.run.RunFolder;
import dev.toolace.eval.run.RunReport;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code toolace eval report}: the page of a run that was kept. */
@Command(
        name = "report",
        description = "Writes the page of a run folder, done or not, and prints its figures.",
        mixinStandardHelpOptions = true)
final class EvalReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "A folder of eval run --out.")
    private Path run;

    @Option(names = "--report", paramLabel = "DIR", required = true,
            description = "Writes report.html, a page that stands alone, and figures.json to this folder.")
    private Path report;

    @Override
    public Integer call() {
        JsonObject configuration = RunFolder.configuration(run);
        List<CaseResult> results = RunFolder.results(run);
        Benchmark benchmark = Benchmark.byName(
                configuration.get("rule") instanceof JsonString rule ? rule.value() : "");
        JsonObject figures = RunFigures.of(results, benchmark, RunFolder.leftOut(run));
        write(report, configuration, figures, results);
        spec.commandLine().getOut().println(figures.toJson());
        return 0;
    }

    /** Writes the page and its figures. */
    static void write(Path folder, JsonObject configuration, JsonObject figures, List<CaseResult> results) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("report.html"), RunReport.html(configuration, figures, results));
            Files.writeString(folder.resolve("figures.json"), figures.toJson() + "\n");
        } catch (IOException e) {
            throw new ToolaceException(EvalErrors.RUN_FOLDER, folder + ": " + e, e);
        }
    }
}
