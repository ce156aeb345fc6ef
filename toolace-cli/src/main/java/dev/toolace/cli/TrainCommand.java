package dev.toolace.cli;

import dev.toolace.backend.Backend;
import dev.toolace.format.JsonListFormat;
import dev.toolace.json.JsonValue;
import dev.toolace.train.Dice;
import dev.toolace.train.djl.NanoTraining;
import dev.toolace.train.djl.TrainingPlan;
import dev.toolace.train.generate.SampleGenerator;
import dev.toolace.train.generate.SampleStream;
import dev.toolace.train.generate.TrainingData;
import dev.toolace.train.refine.RefinementCorpus;
import dev.toolace.train.sample.SampleWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code toolace train}: reproduces the nano model and makes fresh test samples. */
@Command(
        name = "train",
        description = "Trains the nano model, or generates samples.",
        mixinStandardHelpOptions = true,
        subcommands = {TrainCommand.Nano.class, TrainCommand.Refine.class, TrainCommand.Samples.class})
final class TrainCommand {

    private TrainCommand() {}

    private static void atLeastOne(CommandSpec spec, String option, long value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " is at least 1, not " + value);
        }
    }

    /** Where the training sets are. */
    static final class DataOption {

        @Option(names = "--data", paramLabel = "DIR",
                description = "Folder of the training sets (default: ${DEFAULT-VALUE}).",
                defaultValue = "${env:TOOLACE_SHARED:-../shared}/data/train")
        private Path data;
    }

    /** Trains the nano model. */
    @Command(name = "nano", description = "Trains the nano model; continues where it was stopped.",
            mixinStandardHelpOptions = true)
    static final class Nano implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Mixin
        private DataOption sets;

        @Option(names = "--out", paramLabel = "DIR", required = true,
                description = "Receives checkpoint and tokenizer.")
        private Path out;

        @Option(
                names = "--from",
                paramLabel = "DIR",
                description = "Checkpoint of an earlier run to start from, instead of random weights.")
        private @Nullable Path from;

        @Option(names = "--tokens", paramLabel = "N", description = "Tokens to train on (default: ${DEFAULT-VALUE}).")
        private long tokens = 24_000_000;

        @Option(names = "--workers", paramLabel = "N", description = "Gradient threads (default: ${DEFAULT-VALUE}).")
        private int workers = 2;

        @Override
        public Integer call() {
            atLeastOne(spec, "--tokens", tokens);
            atLeastOne(spec, "--workers", workers);
            PrintWriter err = spec.commandLine().getErr();
            TrainingPlan plan = TrainingPlan.nano(tokens, workers);
            Path checkpoint =
                    new NanoTraining(sets.data, out, Optional.ofNullable(from), plan, err::println).run();
            spec.commandLine().getOut().println(JsonValue.of(Map.of("checkpoint", checkpoint.toString())).toJson());
            return 0;
        }
    }

    /** Collects the answers of a model in training, from which it learns to refine. */
    @Command(
            name = "refine",
            description = "Writes a model's own answers into a training folder; train nano then learns from them.",
            mixinStandardHelpOptions = true)
    static final class Refine implements Callable<Integer> {

        /** Far beyond any index that training reaches. */
        private static final long FIRST_INDEX = 1_000_000_000L;

        @Spec
        private CommandSpec spec;

        @Mixin
        private DataOption sets;

        @Mixin
        private ModelOptions model;

        @Option(names = "--out", paramLabel = "DIR", required = true, description = "The training folder.")
        private Path out;

        @Option(names = "--count", paramLabel = "N", description = "How many answers (default: ${DEFAULT-VALUE}).")
        private int count = 3000;

        @Override
        public Integer call() {
            atLeastOne(spec, "--count", count);
            SampleStream stream = new SampleStream(
                    TrainingData.load(sets.data), new JsonListFormat(), TrainingPlan.nano(1, 1).seed());
            Path file = out.resolve(NanoTraining.CORPUS);
            PrintWriter err = spec.commandLine().getErr();
            try (Backend backend = model.backend()) {
                RefinementCorpus.write(backend, stream, FIRST_INDEX, count, file, err::println);
            }
            spec.commandLine().getOut().println(JsonValue.of(Map.of("corpus", file.toString())).toJson());
            return 0;
        }
    }

    /** Writes generated samples in the uniform form. */
    @Command(name = "samples", description = "Writes generated samples as JSON lines.", mixinStandardHelpOptions = true)
    static final class Samples implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Mixin
        private DataOption sets;

        @Option(names = "--count", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
        private int count = 500;

        @Option(names = "--seed", paramLabel = "N", description = "Determines the samples (default: ${DEFAULT-VALUE}).")
        private long seed = 1;

        @Option(names = "--held-out", description = "Over the tool definitions that training never sees.")
        private boolean heldOut;

        @Override
        public Integer call() {
            atLeastOne(spec, "--count", count);
            TrainingData data = TrainingData.load(sets.data);
            SampleGenerator generator = heldOut ? data.heldOutGenerator() : data.trainingGenerator();
            PrintWriter out = spec.commandLine().getOut();
            // Nobody reads on where the error flag is set, for example behind "head".
            for (int i = 0; i < count && !out.checkError(); i++) {
                out.println(SampleWriter.toJson(generator.next(seed + "/"
                        + i, new Dice(seed * 1_000_003 + i))).toJson());
            }
            return 0;
        }
    }
}
