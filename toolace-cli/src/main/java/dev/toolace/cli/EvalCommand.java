package dev.toolace.cli;

import picocli.CommandLine.Command;

/** {@code toolace eval}: how often a model is right. */
@Command(
        name = "eval",
        description = "Measures how often a model is right.",
        mixinStandardHelpOptions = true,
        subcommands = {EvalRunCommand.class, EvalCheckCommand.class, EvalCompareCommand.class,
            EvalConfidenceCommand.class, EvalReportCommand.class})
final class EvalCommand {

    private EvalCommand() {}
}
