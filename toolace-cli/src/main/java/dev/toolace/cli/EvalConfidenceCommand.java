package dev.toolace.cli;

import dev.toolace.ToolaceException;
import dev.toolace.eval.EvalErrors;
import dev.toolace.eval.confidence.Calibration;
import dev.toolace.eval.confidence.CurveSvg;
import dev.toolace.eval.confidence.RecordedCase;
import dev.toolace.eval.run.RunFolder;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code toolace eval confidence}: which probability of an answer spares the round that would confirm it. */
@Command(
        name = "confidence",
        description = "Chooses the threshold of --confident on one half of recorded tests and judges it on the other.",
        mixinStandardHelpOptions = true)
final class EvalConfidenceCommand implements Callable<Integer> {

    private static final List<String> SAME = List.of("model_sha256", "format", "refine", "device", "constrained",
            "temperature", "max_tokens");

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "DIR",
            description = "Folders of eval run --log-probabilities --out, of one model over different sets.")
    private List<Path> folders;

    @Option(names = "--at-most", paramLabel = "SHARE",
            description = "Of the rounds that are spared, at most so many may have changed the answer; 0.01 by "
                    + "default.")
    private double atMost = 0.01;

    @Option(names = "--curve", paramLabel = "FILE", description = "Draws the curve as SVG.")
    private @Nullable Path curve;

    @Override
    public Integer call() {
        if (!(atMost > 0 && atMost < 1)) {
            throw new ParameterException(spec.commandLine(), "--at-most is above 0 and below 1, not " + atMost);
        }
        checkFolders();
        List<RecordedCase> cases = new ArrayList<>();
        for (Path folder : folders) {
            RunFolder.lines(folder, EvalConfidenceCommand::firstAnswer).forEach(one -> one.ifPresent(cases::add));
        }
        Calibration calibration = Calibration.of(cases, atMost);
        if (curve != null) {
            draw(curve, calibration);
        }
        if (calibration.threshold().isEmpty()) {
            spec.commandLine().getErr().println("toolace: no threshold keeps to " + atMost + " on the half of "
                    + calibration.calibration().size() + " on which it would be chosen; that takes at least "
                    + Calibration.leastRounds(atMost) + " spared rounds");
        }
        spec.commandLine().getOut().println(calibration.toJson().toJson());
        return 0;
    }

    /** One model, greedy or not, every set once, probabilities on record and no round spared already. */
    private void checkFolders() {
        JsonObject first = RunFolder.configuration(folders.get(0));
        Set<JsonValue> sets = new HashSet<>();
        for (Path folder : folders) {
            JsonObject one = RunFolder.configuration(folder);
            check(!(one.get("confident") instanceof JsonNumber), folder + " was run with --confident");
            check(one.get("log_probabilities") instanceof JsonBoolean there && there.value(),
                    folder + " has no probabilities; eval run records them with --log-probabilities");
            check(Files.exists(folder.resolve("figures.json")), folder + " is not finished");
            for (String name : SAME) {
                check(Objects.equals(first.get(name), one.get(name)), folders.get(0) + " and " + folder
                        + " do not belong together: '" + name + "' is " + first.get(name) + " and " + one.get(name));
            }
            check(sets.add(one.members().getOrDefault("set_sha256", JsonNull.INSTANCE)),
                    folder + " is of a set that another folder has too");
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new ToolaceException(EvalErrors.RUN_FOLDER, otherwise);
        }
    }

    /** Of several answers to a test the first: the others are not independent of it. */
    private static Optional<RecordedCase> firstAnswer(JsonObject line) {
        return line.get("sample") instanceof JsonNumber sample && sample.value().signum() == 0
                ? Optional.of(RecordedCase.of(line)) : Optional.empty();
    }

    private static void draw(Path file, Calibration calibration) {
        try {
            Files.writeString(file, CurveSvg.of(calibration));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
