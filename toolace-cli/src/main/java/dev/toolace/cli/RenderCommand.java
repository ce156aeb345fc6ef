package dev.toolace.cli;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.onnx.template.ChatTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code toolace render}: what a chat template makes of conversations, one JSON line for each. */
@Command(
        name = "render",
        description = "Reads contexts as JSON lines with the members id and context (messages, tools, "
                + "add_generation_prompt and whatever else the template reads) from standard input; writes the rendered "
                + "texts.",
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--template", paramLabel = "FILE", required = true, description = "A chat template in Jinja.")
    private Path template;

    @Option(names = "--now", paramLabel = "TIME",
            description = "The local time that strftime_now tells, such as 2026-11-21T09:30:00; the clock's by default.")
    private @Nullable String now;

    private final InputStream in;

    RenderCommand() {
        this(System.in);
    }

    RenderCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        Clock clock = clock();
        ChatTemplate parsed = null;
        ToolaceException problem = null;
        String source = Files.read(template);
        try {
            parsed = ChatTemplate.parse(source).withClock(clock);
        } catch (ToolaceException e) {
            problem = e;
        }
        ChatTemplate readable = parsed;
        ToolaceException malformed = problem;
        PrintWriter out = spec.commandLine().getOut();
        JsonLines.forEach(in, "an object as its member 'context'",
                line -> out.println(answer(line, readable, malformed).toJson()));
        if (malformed != null) {
            // Every line has its answer all the same: a script that renders many templates finds one for each.
            throw malformed;
        }
        return 0;
    }

    private Clock clock() {
        if (now == null) {
            return Clock.systemDefaultZone();
        }
        try {
            return Clock.fixed(LocalDateTime.parse(now).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new ParameterException(spec.commandLine(), "--now is a time such as 2026-11-21T09:30:00, not " + now);
        }
    }

    private static JsonObject answer(JsonLines.Line line, @Nullable ChatTemplate template,
            @Nullable ToolaceException malformed) {
        if (!(line.input().get("context") instanceof JsonObject context)) {
            throw line.bad();
        }
        JsonObject answer = line.answer();
        if (template == null) {
            return answer.with("error", new JsonString(String.valueOf(malformed == null ? null
                    : malformed.getMessage())));
        }
        try {
            return answer.with("text", new JsonString(template.render(context)));
        } catch (ToolaceException e) {
            return answer.with("error", new JsonString(String.valueOf(e.getMessage())));
        }
    }
}
