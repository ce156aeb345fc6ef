package dev.toolace.cli;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.template.ChatTemplate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
        ToolaceException malformed = null;
        String source = Files.read(template);
        try {
            parsed = ChatTemplate.parse(source).withClock(clock);
        } catch (ToolaceException e) {
            malformed = e;
        }
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                JsonObject input = input(line, number);
                out.println(answer(input, (JsonObject) input.members().get("context"), parsed, malformed).toJson());
            }
        }
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

    private static JsonObject input(String line, int number) {
        JsonValue value;
        try {
            value = JsonValue.parse(line);
        } catch (ToolaceException e) {
            throw new ToolaceException(CliErrors.BAD_LINE, "line " + number + ": " + e.getMessage(), e);
        }
        if (!(value instanceof JsonObject input) || !(input.get("context") instanceof JsonObject)) {
            throw new ToolaceException(CliErrors.BAD_LINE,
                    "line " + number + " is no object with an object as its member 'context'");
        }
        return input;
    }

    private static JsonObject answer(JsonObject input, @Nullable JsonObject context, @Nullable ChatTemplate template,
            @Nullable ToolaceException malformed) {
        JsonValue id = input.get("id");
        JsonObject answer = JsonObject.EMPTY.with("id", id == null ? JsonNull.INSTANCE : id);
        if (template == null || context == null) {
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
