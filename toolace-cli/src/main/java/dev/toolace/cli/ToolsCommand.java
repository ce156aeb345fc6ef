package dev.toolace.cli;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.tool.DialectNote;
import dev.toolace.tool.DialectNote.Action;
import dev.toolace.tool.ToolDialect;
import dev.toolace.tool.ToolExport;
import dev.toolace.tool.ToolImport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code toolace tools convert}: tool definitions of one provider for another. */
@Command(
        name = "tools",
        description = "Works on tool definitions.",
        mixinStandardHelpOptions = true,
        subcommands = ToolsCommand.Convert.class)
final class ToolsCommand {

    private ToolsCommand() {}

    /** Prints the definitions on standard output, and what was lost on standard error. */
    @Command(name = "convert", description = "Writes the tool definitions of a file in another dialect.",
            mixinStandardHelpOptions = true)
    static final class Convert implements Callable<Integer> {

        private static final String AUTO = "auto";

        @Spec
        private CommandSpec spec;

        @Option(names = "--from", paramLabel = "auto|DIALECT",
                description = "The file's dialect; auto (the default) tells it from the definitions.")
        private String from = AUTO;

        @Option(names = "--to", paramLabel = "DIALECT", required = true,
                description = "openai, openai-responses, anthropic, mcp, gemini, gemini-json-schema or bfcl.")
        private String to;

        @Option(names = "--strict", description = "Ask for OpenAI's strict mode wherever a schema allows it.")
        private boolean strict;

        @Option(names = "--lossless", description = "Exit with status 1 if anything is dropped or widened.")
        private boolean lossless;

        @Parameters(paramLabel = "FILE", description = "The definitions, as JSON.")
        private Path file;

        @Override
        public Integer call() {
            ToolDialect target = dialect("--to", to);
            if (strict && target != ToolDialect.OPENAI && target != ToolDialect.OPENAI_RESPONSES) {
                throw new ParameterException(spec.commandLine(), "--strict goes with openai and openai-responses only");
            }
            ToolImport read = read(from.equals(AUTO) ? null : dialect("--from", from));
            ToolExport written = strict ? target.writeStrict(read.tools()) : target.write(read.tools());
            spec.commandLine().getOut().println(written.json().toJson());
            report("read", read.notes());
            report("write", written.notes());
            return lossless && (loses(read.notes()) || loses(written.notes())) ? 1 : 0;
        }

        private ToolDialect dialect(String option, String name) {
            try {
                return ToolDialect.byName(name);
            } catch (ToolaceException unknown) {
                String known = Arrays.stream(ToolDialect.values())
                        .map(ToolDialect::id).collect(Collectors.joining(", "));
                throw new ParameterException(spec.commandLine(), option + " is one of "
                        + (option.equals("--from") ? AUTO + ", " : "") + known + ", not " + name, unknown);
            }
        }

        private ToolImport read(@Nullable ToolDialect given) {
            String text = Files.read(file);
            try {
                return given != null ? given.read(text) : ToolDialect.readAny(text);
            } catch (ToolaceException e) {
                throw new ToolaceException(e.errorId(), file + ": " + e.detail(), e);
            }
        }

        private void report(String stage, List<DialectNote> notes) {
            PrintWriter err = spec.commandLine().getErr();
            for (DialectNote note : notes) {
                err.println(JsonObject.EMPTY
                        .with("stage", new JsonString(stage))
                        .with("path", new JsonString(note.path()))
                        .with("keyword", new JsonString(note.keyword()))
                        .with("action", new JsonString(note.action().id()))
                        .with("reason", new JsonString(note.reason()))
                        .toJson());
            }
        }

        private static boolean loses(List<DialectNote> notes) {
            return notes.stream().anyMatch(
                    note -> note.action() == Action.DROPPED || note.action() == Action.WIDENED);
        }
    }
}
