package dev.toolace.cli;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.nano.NanoModel;
import dev.toolace.onnx.PromptTokenizer;
import dev.toolace.onnx.template.ChatTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code toolace render}: what a chat template makes of conversations, one JSON line for each. */
@Command(
        name = "render",
        description = "Reads contexts as JSON lines with the members id and context (messages, tools, "
                + "add_generation_prompt and whatever else the template reads) from standard input; writes the "
                + "rendered texts, and for a model their tokens.",
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {

    private static final String WANTED = "an object as its member 'context'";

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(names = "--now", paramLabel = "TIME",
            description = "The local time that strftime_now tells, such as 2026-11-21T09:30:00; the clock's by "
                    + "default.")
    private @Nullable String now;

    private final InputStream in;

    RenderCommand() {
        this(System.in);
    }

    RenderCommand(InputStream in) {
        this.in = in;
    }

    /** Where the template comes from: one of the two. */
    private static final class Source {

        @Option(names = "--template", paramLabel = "FILE", required = true, description = "A chat template in Jinja.")
        private @Nullable Path template;

        @Option(names = "--model", paramLabel = "DIR|nano", required = true,
                description = "Model folder, or nano: its chat template with its special tokens, and its tokenizer.")
        private @Nullable String model;
    }

    @Override
    public Integer call() throws IOException {
        Clock clock = clock();
        Path template = source.template;
        String model = source.model;
        return template != null ? renderFile(template, clock)
                : renderModel("nano".equals(model) ? NanoModel.folder() : Path.of(String.valueOf(model)), clock);
    }

    private int renderModel(Path folder, Clock clock) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (PromptTokenizer prompts = PromptTokenizer.open(folder, clock)) {
            JsonLines.forEach(in, WANTED, line -> out.println(answer(line, prompts).toJson()));
        }
        return 0;
    }

    private static JsonObject answer(JsonLines.Line line, PromptTokenizer prompts) {
        JsonObject context = context(line);
        JsonObject answer = line.answer();
        try {
            String text = prompts.render(context);
            List<JsonValue> tokens = Arrays.stream(prompts.encode(text)).mapToObj(JsonNumber::of)
                    .map(JsonValue.class::cast).toList();
            return answer.with("text", new JsonString(text)).with("input_ids", new JsonArray(tokens));
        } catch (ToolaceException e) {
            return answer.with("error", new JsonString(String.valueOf(e.getMessage())));
        }
    }

    private int renderFile(Path template, Clock clock) throws IOException {
        ChatTemplate parsed = null;
        ToolaceException problem = null;
        String text = Files.read(template);
        try {
            parsed = ChatTemplate.parse(text).withClock(clock);
        } catch (ToolaceException e) {
            problem = e;
        }
        ChatTemplate readable = parsed;
        ToolaceException malformed = problem;
        PrintWriter out = spec.commandLine().getOut();
        JsonLines.forEach(in, WANTED, line -> out.println(answer(line, readable, malformed).toJson()));
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
        JsonObject context = context(line);
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

    private static JsonObject context(JsonLines.Line line) {
        if (line.input().get("context") instanceof JsonObject context) {
            return context;
        }
        throw line.bad();
    }
}
