package dev.toolace.cli;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonValue;
import dev.toolace.nano.NanoModel;
import dev.toolace.onnx.TokenModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code toolace compare}: how far a model is from another, or from numbers of another program. */
@Command(
        name = "compare",
        description = "Reads prompts as JSON lines with the members id and input_ids (token numbers) from standard "
                + "input, and what is right for them: the members last_logits and greedy of the same line, or those "
                + "of a reference model. Prints how far the model is from it.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    private static final String WANTED = "an array of token numbers as its member 'input_ids', and without --reference "
            + "one with a logit for each token of the vocabulary as 'last_logits'";

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "DIR|nano", required = true, description = "Model folder, or nano.")
    private String model = "nano";

    @Option(names = "--reference", paramLabel = "DIR|nano",
            description = "Model folder that is right; the numbers in the lines by default.")
    private @Nullable String reference;

    @Option(names = "--greedy", paramLabel = "N",
            description = "Tokens to continue each prompt by with --reference; 0 by default.")
    private int greedy;

    @Option(names = "--tolerance", paramLabel = "X",
            description = "The largest error that is exit status 0; any by default.")
    private double tolerance = Double.POSITIVE_INFINITY;

    @Option(names = "--threads", paramLabel = "N", description = "Native threads of a model.")
    private int threads = Math.min(4, Runtime.getRuntime().availableProcessors());

    private final InputStream in;

    CompareCommand() {
        this(System.in);
    }

    CompareCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        require(greedy >= 0, "--greedy is at least 0, not " + greedy);
        require(threads >= 1, "--threads is at least 1, not " + threads);
        require(tolerance >= 0, "--tolerance is at least 0, not " + tolerance);
        LogitComparison comparison = new LogitComparison();
        try (TokenModel tested = open(model)) {
            if (reference == null) {
                JsonLines.forEach(in, WANTED, line -> againstNumbers(line, tested, comparison));
            } else {
                try (TokenModel right = open(reference)) {
                    JsonLines.forEach(in, WANTED, line -> againstModel(line, tested, right, comparison));
                }
            }
        }
        spec.commandLine().getOut().println(comparison.toJson().toJson());
        return comparison.within(tolerance) ? 0 : 1;
    }

    private void require(boolean fulfilled, String message) {
        if (!fulfilled) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private TokenModel open(String name) {
        return TokenModel.open(name.equals("nano") ? NanoModel.folder() : Path.of(name), threads);
    }

    private static void againstNumbers(JsonLines.Line line, TokenModel tested, LogitComparison comparison) {
        int[] ids = line.tokens("input_ids");
        double[] right = logits(line, tested.vocabularySize());
        comparison.logits(id(line), tested.lastLogits(ids), right);
        if (line.input().get("greedy") != null) {
            int[] tokens = line.tokens("greedy");
            comparison.greedy(tested.greedy(ids, tokens.length), tokens);
        }
    }

    private void againstModel(JsonLines.Line line, TokenModel tested, TokenModel right, LogitComparison comparison) {
        int[] ids = line.tokens("input_ids");
        float[] logits = right.lastLogits(ids);
        if (logits.length != tested.vocabularySize()) {
            throw new ParameterException(spec.commandLine(), "the models have vocabularies of "
                    + tested.vocabularySize() + " and " + logits.length + " tokens");
        }
        double[] numbers = new double[logits.length];
        Arrays.setAll(numbers, i -> logits[i]);
        comparison.logits(id(line), tested.lastLogits(ids), numbers);
        if (greedy > 0) {
            comparison.greedy(tested.greedy(ids, greedy), right.greedy(ids, greedy));
        }
    }

    private static JsonValue id(JsonLines.Line line) {
        JsonValue id = line.input().get("id");
        return id == null ? JsonNumber.of(line.number()) : id;
    }

    /** Null stands for what JSON has no number for, as {@code toolace logits} writes it. */
    private static double[] logits(JsonLines.Line line, int size) {
        if (!(line.input().get("last_logits") instanceof JsonArray array) || array.elements().size() != size) {
            throw line.bad();
        }
        double[] logits = new double[size];
        for (int i = 0; i < size; i++) {
            JsonValue element = array.elements().get(i);
            if (!(element instanceof JsonNumber) && !(element instanceof JsonNull)) {
                throw line.bad();
            }
            logits[i] = element instanceof JsonNumber number ? number.value().doubleValue() : Double.NaN;
        }
        return logits;
    }
}
