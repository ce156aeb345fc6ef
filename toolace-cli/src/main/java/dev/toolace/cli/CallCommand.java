package dev.toolace.cli;

import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.ToolaceException;
import dev.toolace.tool.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code toolace call}: one request, answered with one JSON object. */
@Command(name = "call", description = "Turns a request into calls of the given tools.", mixinStandardHelpOptions = true)
final class CallCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(names = "--tools", paramLabel = "FILE", required = true, description = "JSON array of tool definitions.")
    private Path tools;

    @Option(names = "--trace", description = "Report every attempt whole.")
    private boolean trace;

    @Parameters(paramLabel = "QUERY", description = "The request.")
    private String query;

    @Override
    public Integer call() {
        List<Tool> offered = offered();
        try (ToolAgent agent = model.agent()) {
            Outcome outcome = agent.invoke(query, offered);
            spec.commandLine().getOut().println(OutcomeJson.of(outcome, trace).toJson());
            return outcome instanceof Outcome.Rejected ? 1 : 0;
        }
    }

    private List<Tool> offered() {
        try {
            return Tool.parseAll(Files.read(tools));
        } catch (ToolaceException e) {
            throw e.errorId().equals(CliErrors.UNREADABLE) ? e
                    : new ToolaceException(e.errorId(), tools + ": " + e.detail(), e);
        }
    }
}
