package dev.toolace.cli;

import dev.toolace.ToolAgent;
import dev.toolace.eval.CaseReader;
import dev.toolace.eval.CaseSet;
import dev.toolace.eval.EvalCase;
import dev.toolace.eval.Evaluator;
import dev.toolace.eval.Summary;
import dev.toolace.eval.Verdict;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code toolace eval run}: a model over a labelled set, summed up in one JSON object. */
@Command(
        name = "eval",
        description = "Measures how often a model is right.",
        mixinStandardHelpOptions = true,
        subcommands = EvalCommand.Run.class)
final class EvalCommand {

    private static final long REPORT_NANOS = 2_000_000_000L;

    private EvalCommand() {}

    /** Puts every case of a set to the agent. */
    @Command(name = "run", description = "Runs a model over a set and prints its figures.",
            mixinStandardHelpOptions = true)
    static final class Run implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Mixin
        private ModelOptions model;

        @Option(names = "--set", paramLabel = "FILE", required = true,
                description = "Cases as JSON lines, may be gzipped.")
        private Path set;

        @Option(names = "--limit", paramLabel = "N", description = "At most so many cases, the first ones.")
        private int limit = Integer.MAX_VALUE;

        @Override
        public Integer call() {
            if (limit < 0) {
                throw new ParameterException(spec.commandLine(), "--limit is at least 0, not " + limit);
            }
            CaseSet read = CaseReader.read(set);
            List<EvalCase> cases = read.cases().stream().filter(EvalCase::askable).toList();
            int leftOut = read.leftOut() + read.cases().size() - cases.size();
            List<EvalCase> some = cases.subList(0, Math.min(limit, cases.size()));
            List<Verdict> verdicts = new ArrayList<>();
            try (ToolAgent agent = model.agent()) {
                Evaluator evaluator = new Evaluator(agent);
                long start = System.nanoTime();
                long reported = start;
                for (EvalCase one : some) {
                    verdicts.add(evaluator.judge(one));
                    if (System.nanoTime() - reported > REPORT_NANOS) {
                        reported = System.nanoTime();
                        report(verdicts.size(), some.size(), (reported - start) / 1e9);
                    }
                }
            }
            JsonObject figures = new Summary(verdicts).toJson().with("left_out", JsonValue.of(leftOut));
            spec.commandLine().getOut().println(figures.toJson());
            return 0;
        }

        private void report(int done, int all, double seconds) {
            PrintWriter err = spec.commandLine().getErr();
            double rate = done / seconds;
            err.println(String.format(
                    Locale.ROOT, "%d of %d cases, %.1f a second, %.0f s left", done, all, rate, (all - done) / rate));
        }
    }
}
