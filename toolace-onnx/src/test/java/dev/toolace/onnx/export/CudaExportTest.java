package dev.toolace.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.ModelReport;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.onnx.TinyModel;
import dev.toolace.onnx.TokenModel;
import dev.toolace.onnx.internal.decode.Engine;
import dev.toolace.onnx.internal.decode.EngineSettings;
import dev.toolace.onnx.internal.decode.ModelFolder;
import dev.toolace.onnx.internal.graph.GraphFacts;
import dev.toolace.onnx.internal.graph.OnnxInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports for CUDA on a processor, whose attention knows half precision too. */
class CudaExportTest {
    /** Half precision has eleven bits; random weights forgive nothing. A part of the range of the logits. */
    private static final double TOLERANCE = 0.01;

    @TempDir
    Path temp;

    /** Quantized weights round activations too, so that the smallest difference may become a larger one. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void logitsStayNearThoseOfSinglePrecision(Precision precision) throws IOException {
        int[] tokens = new Random(3).ints(150, 0, TinyModel.VOCABULARY).toArray();
        double worst = 0;
        try (TokenModel single = TokenModel.open(TinyModel.folder(temp, precision), 1);
                TokenModel half = TokenModel.open(TinyModel.folderForCuda(temp, precision), 1)) {
            for (int length : new int[] {1, 2, 17, 64, 65, 150}) {
                int[] prompt = Arrays.copyOf(tokens, length);
                worst = Math.max(worst, distance(half.lastLogits(prompt), single.lastLogits(prompt)));
            }
        }
        System.out.println("export for CUDA, " + precision + ": " + worst + " of the spread");
        boolean rounded = precision == Precision.INT8 || precision == Precision.INT4;
        assertThat(worst).isGreaterThan(1e-7).isLessThan(rounded ? 5 * TOLERANCE : TOLERANCE);
    }

    private static double distance(float[] actual, float[] expected) {
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
        }
        float[] sorted = expected.clone();
        Arrays.sort(sorted);
        return worst / (sorted[sorted.length - 1] - sorted[0]);
    }

    /** The rest of the graph is that of an export for the processor, without the second row of a single token. */
    @Test
    void nothingButTheAttentionIsInHalfPrecision() throws IOException {
        GraphFacts single = OnnxInspector.inspect(TinyModel.folder(temp, Precision.INT4).resolve("model.onnx"));
        GraphFacts half = OnnxInspector.inspect(TinyModel.folderForCuda(temp, Precision.INT4).resolve("model.onnx"));
        for (String operator : List.of("GroupQueryAttention", "MatMulNBits", "GatherBlockQuantized",
                "SkipSimplifiedLayerNormalization", "SimplifiedLayerNormalization", "Sigmoid")) {
            assertThat(half.operators().get(operator)).as(operator).isEqualTo(single.operators().get(operator))
                    .isPositive();
        }
        assertThat(half.operators()).doesNotContainKey("Pad");
        assertThat(half.inPlace()).isEqualTo(single.inPlace());
        assertThat(half.halfProducts()).isZero();
    }

    @Test
    void aReportTellsWhatItIsFor() throws IOException {
        ModelReport report = ModelReport.of(TinyModel.folderForCuda(temp, Precision.INT4));
        assertThat(report.usable()).isTrue();
        assertThat(report.graph().orElseThrow().precision()).isEqualTo("int4");
        assertThat(report.graph().orElseThrow().cache()).hasValueSatisfying(cache -> {
            assertThat(cache.kind()).isEqualTo("in_place");
            assertThat(cache.types()).containsExactly("FLOAT16");
        });
        assertThat(report.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.problem()).contains("exported for CUDA", "half precision");
            assertThat(warning.command()).startsWith("toolace export ").doesNotContain("--target");
        });
    }

    @Test
    void genaiRunsItOnCuda() throws IOException {
        JsonObject single = (JsonObject) JsonValue.parse(
                Files.readString(TinyModel.folder(temp, Precision.INT8).resolve("genai_config.json")));
        String text = Files.readString(TinyModel.folderForCuda(temp, Precision.INT8).resolve("genai_config.json"));
        String option = "{\"cuda\":{\"enable_cuda_graph\":\"0\",\"enable_skip_layer_norm_strict_mode\":\"1\"}}";
        assertThat(text).contains("\"provider_options\":[" + option + "]");
        assertThat(JsonValue.parse(text.replace(option, ""))).as("all else is the same").isEqualTo(single);
    }

    /** Whole chunks of a prompt are reused, and a draft is not read: that numbers stay the same was not shown here. */
    @Test
    void promptsAreReusedInWholeChunksAndNothingIsDrafted() throws IOException {
        Path folder = TinyModel.folderForCuda(temp, Precision.FP32);
        try (Engine engine = Engine.open(ModelFolder.read(folder), EngineSettings.defaults().withThreads(1))) {
            assertThat(engine.drafts()).isFalse();
        }
        int[] tokens = new Random(8).ints(300, 0, 200).toArray();
        try (OnnxBackend fresh = OnnxBackend.builder(folder).threads(1).reusePrompts(false).build();
                OnnxBackend reusing = OnnxBackend.builder(folder).threads(1).build()) {
            int most = 0;
            for (int length : new int[] {150, 300, 140, 60, 300}) {
                int[] prompt = Arrays.copyOf(tokens, length);
                prompt[length - 1] = length % 200;
                GenerationRequest request =
                        GenerationRequest.of(new Prompt.Tokens(prompt), GenerationOptions.greedy(20));
                Completion expected = fresh.generate(request);
                Completion actual = reusing.generate(request.withDraft(expected.text()));
                assertThat(actual.text()).isEqualTo(expected.text());
                assertThat(actual.usage().cachedTokens() % 64).isZero();
                assertThat(actual.usage().draftedTokens()).isZero();
                most = Math.max(most, actual.usage().cachedTokens());
            }
            assertThat(most).isGreaterThanOrEqualTo(128);
        }
    }
}
