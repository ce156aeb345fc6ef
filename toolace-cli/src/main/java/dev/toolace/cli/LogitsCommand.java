package dev.toolace.cli;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.nano.NanoModel;
import dev.toolace.onnx.TokenModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code toolace logits}: what a model makes of token numbers, one JSON line for each prompt. */
@Command(
        name = "logits",
        description = "Reads prompts as JSON lines with the members id and input_ids (token numbers) from standard "
                + "input; writes the logits of the next token, and the likeliest continuation. The model needs no "
                + "tokenizer.",
        mixinStandardHelpOptions = true)
final class LogitsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "DIR|nano", required = true, description = "Model folder, or nano.")
    private String model = "nano";

    @Option(names = "--greedy", paramLabel = "N", description = "Tokens to continue each prompt by; 0 by default.")
    private int greedy;

    @Option(names = "--threads", paramLabel = "N", description = "Native threads of the model.")
    private int threads = Math.min(4, Runtime.getRuntime().availableProcessors());

    private final InputStream in;

    LogitsCommand() {
        this(System.in);
    }

    LogitsCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        if (greedy < 0) {
            throw new ParameterException(spec.commandLine(), "--greedy is at least 0, not " + greedy);
        }
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is at least 1, not " + threads);
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean[] failed = {false};
        try (TokenModel tokens = TokenModel.open(model.equals("nano") ? NanoModel.folder() : Path.of(model), threads)) {
            JsonLines.forEach(in, "an array of token numbers as its member 'input_ids'", line -> {
                JsonObject answer = answer(tokens, line);
                failed[0] |= answer.get("error") != null;
                out.println(answer.toJson());
            });
        }
        return failed[0] ? 1 : 0;
    }

    private JsonObject answer(TokenModel tokens, JsonLines.Line line) {
        int[] ids = line.tokens("input_ids");
        JsonObject answer = line.answer();
        try {
            List<JsonValue> logits = new ArrayList<>();
            for (float logit : tokens.lastLogits(ids)) {
                logits.add(number(logit));
            }
            List<JsonValue> continuation = new ArrayList<>();
            if (greedy > 0) {
                for (int token : tokens.greedy(ids, greedy)) {
                    continuation.add(JsonNumber.of(token));
                }
            }
            return answer.with("last_logits", new JsonArray(logits)).with("greedy", new JsonArray(continuation));
        } catch (ToolaceException e) {
            return answer.with("error", new JsonString(String.valueOf(e.getMessage())));
        }
    }

    /** The shortest decimal number that is the same float; null for what JSON has no number for. */
    private static JsonValue number(float value) {
        return Float.isFinite(value) ? new JsonNumber(new BigDecimal(Float.toString(value))) : JsonNull.INSTANCE;
    }
}
