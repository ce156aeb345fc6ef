package dev.toolace.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.SharedData;
import dev.toolace.onnx.TokenModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports of tiny checkpoints against logits and greedy tokens of an independent float64 implementation. */
class GoldenLogitsTest {
    @TempDir
    Path temp;

    private double spread;

    @ParameterizedTest
    @ValueSource(strings = {"llama", "qwen2-tied"})
    void fp32GivesTheGoldenLogitsAndTokens(String name) throws Exception {
        double worst = compare(name, ExportSettings.of(Precision.FP32), true);
        System.out.println("golden " + name + " max abs diff " + worst);
        assertThat(worst).isLessThanOrEqualTo(1e-4);
    }

    /** Bounds are fractions of the logits' spread: half precision has eleven bits. */
    @ParameterizedTest
    @ValueSource(strings = {"llama", "qwen2-tied"})
    void withHalfAttentionTokensAreGoldenAndLogitsNear(String name) throws Exception {
        double worst = compare(name, ExportSettings.of(Precision.FP32).withTarget(ExportTarget.CUDA), true);
        System.out.println("golden " + name + " for CUDA max abs diff " + worst + " of spread " + spread);
        assertThat(worst / spread).isGreaterThan(1e-7).isLessThanOrEqualTo(0.01);
    }

    /** Random weights have no structure that would forgive rounding, so the bounds are wide: fractions of the logits' spread. */
    @ParameterizedTest
    @CsvSource({"llama,INT8,0.03", "qwen2-tied,INT8,0.06", "llama,INT4,0.3", "qwen2-tied,INT4,0.5"})
    void quantizedStaysNear(String name, Precision precision, double tolerance) throws Exception {
        double worst = compare(name, ExportSettings.of(precision), false);
        assertThat(spread).isGreaterThan(0.1);
        System.out.println("golden " + name + " " + precision + " max abs diff " + worst + " of spread " + spread);
        assertThat(worst / spread).isGreaterThan(1e-5).isLessThanOrEqualTo(tolerance);
    }

    private double compare(String name, ExportSettings settings, boolean tokens) throws Exception {
        Path checkpoint = SharedData.require("corpora/checkpoints/" + name);
        Path folder = temp.resolve("model");
        CheckpointExporter.export(checkpoint, folder, settings, (bytes, total) -> { });
        double worst = 0;
        try (TokenModel model = TokenModel.open(folder, 1)) {
            JsonArray cases = (JsonArray) JsonValue.parse(Files.readString(checkpoint.resolve("golden.json")));
            for (JsonValue element : cases.elements()) {
                JsonObject golden = (JsonObject) element;
                int[] ids = ints(golden, "input_ids");
                float[] logits = model.lastLogits(ids);
                double[] expected = doubles(golden, "last_logits");
                assertThat(logits).hasSameSizeAs(expected);
                spread = Math.max(spread, DoubleStream.of(expected).max().orElse(0) - DoubleStream.of(expected).min().orElse(0));
                for (int i = 0; i < expected.length; i++) {
                    worst = Math.max(worst, Math.abs(expected[i] - logits[i]));
                }
                if (tokens) {
                    assertThat(model.greedy(ids, 24)).isEqualTo(ints(golden, "greedy_24"));
                }
            }
        }
        return worst;
    }

    private static double[] doubles(JsonObject object, String name) {
        return ((JsonArray) object.get(name)).elements().stream()
                .mapToDouble(value -> ((JsonNumber) value).value().doubleValue()).toArray();
    }

    private static int[] ints(JsonObject object, String name) {
        return ((JsonArray) object.get(name)).elements().stream()
                .mapToInt(value -> ((JsonNumber) value).value().intValueExact()).toArray();
    }
}
