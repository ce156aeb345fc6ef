package dev.toolace.cli;

import dev.toolace.ToolaceException;
import dev.toolace.eval.EvalErrors;
import dev.toolace.eval.run.Comparison;
import dev.toolace.eval.run.RunFolder;
import dev.toolace.json.JsonObject;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code toolace eval compare}: two runs over the same set, test by test. */
@Command(
        name = "compare",
        description = "Compares two run folders of the same set, test by test, with McNemar's test.",
        mixinStandardHelpOptions = true)
final class EvalCompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "A folder of eval run --out.")
    private Path first;

    @Parameters(index = "1", paramLabel = "DIR", description = "Another.")
    private Path second;

    @Override
    public Integer call() {
        JsonObject one = RunFolder.configuration(first);
        JsonObject other = RunFolder.configuration(second);
        for (String name : new String[] {"set_sha256", "rule"}) {
            if (!Objects.equals(one.get(name), other.get(name))) {
                throw new ToolaceException(EvalErrors.RUN_FOLDER, first + " and " + second
                        + " cannot be compared: '" + name + "' is " + one.get(name) + " and " + other.get(name));
            }
        }
        JsonObject figures = Comparison.of(RunFolder.results(first), RunFolder.results(second));
        spec.commandLine().getOut().println(figures.toJson());
        return 0;
    }
}
