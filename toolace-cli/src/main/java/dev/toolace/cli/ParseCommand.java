package dev.toolace.cli;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.format.CallFormat;
import dev.toolace.format.CallStream;
import dev.toolace.format.DetectedFormat;
import dev.toolace.format.FormatRegistry;
import dev.toolace.format.ParseFailure;
import dev.toolace.format.ParseResult;
import dev.toolace.format.ParsedCalls;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code toolace parse}: the calls in texts that models wrote, one JSON line for each. */
@Command(
        name = "parse",
        description = "Reads model outputs as JSON lines with the members id, text and tools from standard input; "
                + "writes the calls in them.",
        mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--format", paramLabel = "NAME",
            description = "The format of lines that name none in a member 'format'; auto (the default) tells it from "
                    + "the text.")
    private @Nullable String format;

    @Option(names = "--template", paramLabel = "FILE",
            description = "In place of --format, the model's chat template, which tells the format. Which it is, and "
                    + "what tells it, goes to standard error as one JSON line.")
    private @Nullable Path template;

    @Option(names = "--stream",
            description = "Read each text in small pieces, and write the calls that the events tell of. The output is "
                    + "the same.")
    private boolean stream;

    private final InputStream in;

    ParseCommand() {
        this(System.in);
    }

    ParseCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        CallFormat given = given();
        PrintWriter out = spec.commandLine().getOut();
        JsonLines.forEach(in, "a member 'text'", line -> out.println(answer(line, given).toJson()));
        return 0;
    }

    private CallFormat given() {
        if (template == null) {
            return CallFormat.byName(format == null ? "auto" : format);
        }
        if (format != null) {
            throw new ParameterException(spec.commandLine(), "--format and --template are alternatives");
        }
        DetectedFormat found = FormatRegistry.standard().fromTemplate(Files.read(template)).orElseThrow(() ->
                new ToolaceException(ErrorId.FORMAT_UNTOLD, template
                        + " writes calls in none of the known formats, or takes no tools; name one with --format"));
        spec.commandLine().getErr().println(JsonObject.EMPTY
                .with("format", new JsonString(found.format().name()))
                .with("evidence", JsonValue.of(found.evidence())).toJson());
        return found.format();
    }

    private JsonObject answer(JsonLines.Line line, CallFormat given) {
        JsonObject input = line.input();
        if (!(input.get("text") instanceof JsonString text)) {
            throw line.bad();
        }
        try {
            CallFormat format = input.get("format") instanceof JsonString name
                    ? CallFormat.byName(name.value()) : given;
            return stream ? streamed(line.answer(), format, text.value(), tools(input))
                    : describe(line.answer(), format.parse(text.value(), tools(input)));
        } catch (ToolaceException e) {
            throw line.bad(e);
        }
    }

    /** Feeds pieces of one to seven characters, and takes the calls from the events alone. */
    private static JsonObject streamed(JsonObject answer, CallFormat format, String text, ToolSet tools) {
        StandingCalls standing = new StandingCalls();
        CallStream stream = format.stream(tools, standing);
        int size = 1;
        for (int at = 0; at < text.length(); at += size) {
            size = size % 7 + 1;
            stream.feed(text.substring(at, Math.min(text.length(), at + size)));
        }
        return describe(answer, stream.finish(), standing.calls());
    }

    private static JsonObject describe(JsonObject answer, ParseResult result) {
        return describe(answer, result, result instanceof ParsedCalls parsed ? parsed.calls() : List.of());
    }

    private static JsonObject describe(JsonObject answer, ParseResult result, List<Call> found) {
        ParsedCalls parsed = result instanceof ParsedCalls some ? some : null;
        List<JsonValue> calls = new ArrayList<>();
        found.forEach(call -> calls.add(JsonObject.EMPTY.with("name", new JsonString(call.name()))
                .with("arguments", call.arguments())));
        return answer
                .with("outcome", new JsonString(parsed == null ? "no_call" : "calls"))
                .with("calls", new JsonArray(calls))
                .with("content", new JsonString(result.content()))
                .with("reasoning", new JsonString(result.reasoning()))
                .with("repairs", JsonValue.of(OutcomeJson.repairs(parsed == null ? List.of() : parsed.repairs())))
                .with("error", result instanceof ParseFailure failure
                        ? new JsonString(failure.describe()) : JsonNull.INSTANCE);
    }

    /** The tools of a line; of several with one name the first, for outputs are read whatever was offered. */
    private static ToolSet tools(JsonObject input) {
        Map<String, Tool> tools = new LinkedHashMap<>();
        if (input.get("tools") instanceof JsonArray offered) {
            for (JsonValue definition : offered.elements()) {
                Tool tool = Tool.parse(definition.toJson());
                tools.putIfAbsent(tool.name(), tool);
            }
        }
        return ToolSet.of(new ArrayList<>(tools.values()));
    }
}
