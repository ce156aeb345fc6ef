package dev.toolace.cli;

import dev.toolace.ToolaceException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * Entry point of the command line. Results are JSON on standard output, progress and errors go to standard error; the
 * exit status is 0 on success, 1 when a request or a check failed, 2 on bad usage.
 */
@Command(
        name = "toolace",
        description = "Tool calling with a model inside the JVM.",
        mixinStandardHelpOptions = true,
        subcommands = {BenchCommand.class, CallCommand.class, CompareCommand.class, EvalCommand.class,
            ExportCommand.class, InspectCommand.class, LogitsCommand.class, ParseCommand.class, RenderCommand.class, ToolsCommand.class,
            TrainCommand.class})
public final class Main {

    /** Set to true, this system property adds the stack trace to the report of an unexpected failure. */
    static final String STACK_TRACE_PROPERTY = "toolace.stacktrace";

    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;

    private Main() {}

    /**
     * Runs one command and exits with its status.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    /**
     * Runs one command.
     *
     * @param out receives results
     * @param err receives progress and errors
     * @param args the command line
     * @return the exit status
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((problem, rest) -> usage(problem, err));
        line.setExecutionExceptionHandler((problem, command, result) -> failed(problem, err));
        if (args.length == 0) {
            err.println("toolace: name a command: bench, call, compare, eval, export, inspect, logits, parse, render, tools or "
                    + "train; "
                    + "--help says more");
            return BAD_USAGE;
        }
        try {
            return line.execute(args);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** One line for whatever went wrong: nobody who mistypes a path should have to read a stack trace. */
    private static int failed(Exception problem, PrintWriter err) {
        boolean expected = problem instanceof ToolaceException || problem instanceof UncheckedIOException;
        String message = expected ? String.valueOf(problem.getMessage()) : "unexpected failure: " + problem;
        err.println("toolace: " + message.replace('\n', ' '));
        if (!expected && Boolean.getBoolean(STACK_TRACE_PROPERTY)) {
            problem.printStackTrace(err);
        }
        return FAILED;
    }

    private static int usage(ParameterException problem, PrintWriter err) {
        err.println("toolace: " + String.valueOf(problem.getMessage()).replace('\n', ' ') + "; --help says more");
        return BAD_USAGE;
    }
}
