package dev.toolace.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.toolace.backend.Cancellation;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.TokenModel;
import dev.toolace.onnx.checkpoint.FloatTensor;
import dev.toolace.onnx.internal.decode.Drafter;
import dev.toolace.onnx.internal.decode.Engine;
import dev.toolace.onnx.internal.decode.EngineSettings;
import dev.toolace.onnx.internal.decode.ModelFolder;
import dev.toolace.onnx.internal.decode.Sampler;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports of random checkpoints against {@link ReferenceDecoder}. */
class ArchitectureTest {
    /** More than one chunk of a prompt, so that windows reach back over its border. */
    private static final int LENGTH = 75;
    private static final int GREEDY = 8;

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "LlamaForCausalLM | llama | {}",
        "LlamaForCausalLM | llama | {'tie_word_embeddings':true,'attention_bias':true,'mlp_bias':true,'rope_theta':500000.0}",
        "LlamaForCausalLM | llama | {'rope_scaling':{'rope_type':'llama3','factor':8.0,'low_freq_factor':1.0,'high_freq_factor':4.0,"
            + "'original_max_position_embeddings':64}}",
        "LlamaForCausalLM | llama | {'head_dim':8,'rope_scaling':{'rope_type':'linear','factor':3.0}}",
        "LlamaForCausalLM | llama | {'num_key_value_heads':4,'rope_scaling':{'rope_type':'dynamic','factor':3.0}}",
        "LlamaForCausalLM | llama | {'head_dim':24,'rope_scaling':{'rope_type':'yarn','factor':4.0,'original_max_position_embeddings':64}}",
        // More numbers than are written at once.
        "LlamaForCausalLM | llama | {'vocab_size':20000,'tie_word_embeddings':true}",
        "MistralForCausalLM | mistral | {'head_dim':32,'sliding_window':7}",
        "MistralForCausalLM | mistral | {'sliding_window':null,'num_key_value_heads':1}",
        "MistralForCausalLM | mistral | {'sliding_window':66}",
        "Qwen2ForCausalLM | qwen2 | {'tie_word_embeddings':true,'use_sliding_window':false,'sliding_window':5}",
        "Qwen2ForCausalLM | qwen2 | {'use_sliding_window':true,'sliding_window':5,'max_window_layers':1}",
        "Qwen3ForCausalLM | qwen3 | {'head_dim':32,'attention_bias':true}",
        "Qwen3ForCausalLM | qwen3 | {'head_dim':24,'use_sliding_window':true,'sliding_window':9,"
            + "'layer_types':['sliding_attention','full_attention','sliding_attention']}",
        "SmolLM3ForCausalLM | smollm3 | {'num_hidden_layers':5}",
        "SmolLM3ForCausalLM | smollm3 | {'no_rope_layers':[1,0,1],'tie_word_embeddings':false,'attention_bias':true,'mlp_bias':true}",
        "SmolLM3ForCausalLM | smollm3 | {'no_rope_layer_interval':2,'use_sliding_window':true,'sliding_window':6}",
        "Phi3ForCausalLM | phi3 | {'sliding_window':9}",
        "Phi3ForCausalLM | phi3 | {'partial_rotary_factor':0.75,'head_dim':32}",
        "Phi3ForCausalLM | phi3 | {'partial_rotary_factor':0.5,'head_dim':20,'tie_word_embeddings':true}",
        "Phi3ForCausalLM | phi3 | {'original_max_position_embeddings':128,'rope_scaling':{'type':'su',"
            + "'short_factor':[1.0,1.1,1.3,1.0,1.6,2.0,2.5,3.0],'long_factor':[1.0,2.0,3.0,4.0,6.0,8.0,9.5,20.0]}}",
        "Phi3ForCausalLM | phi3 | {'original_max_position_embeddings':100,'partial_rotary_factor':0.75,'head_dim':32,"
            + "'rope_scaling':{'type':'longrope','short_factor':[1.0,1.1,1.3,1.0,1.6,2.0,2.5,3.0,3.5,4.0,4.0,4.25],"
            + "'long_factor':[1,2,3,4,5,6,7,8,9,10,11,12]}}",
        "Gemma2ForCausalLM | gemma2 | {'head_dim':16,'sliding_window':6,'query_pre_attn_scalar':24,'attn_logit_softcapping':2.0,"
            + "'final_logit_softcapping':3.0}",
        "Gemma2ForCausalLM | gemma2 | {'head_dim':32,'attn_logit_softcapping':null,'final_logit_softcapping':null,'attention_bias':true,"
            + "'hidden_act':'gelu','hidden_activation':'gelu_pytorch_tanh'}",
        "Gemma3ForCausalLM | gemma3_text | {'head_dim':16,'sliding_window':6,'sliding_window_pattern':3,'num_hidden_layers':4,"
            + "'query_pre_attn_scalar':16,'rope_scaling':{'rope_type':'linear','factor':8.0}}",
        "Gemma3ForCausalLM | gemma3_text | {'head_dim':24,'sliding_window':6,'final_logit_softcapping':4.0,"
            + "'layer_types':['full_attention','sliding_attention','full_attention'],'rope_local_base_freq':5000.0}",
        "GraniteForCausalLM | granite | {'embedding_multiplier':12.0,'residual_multiplier':0.22,'attention_multiplier':0.1,"
            + "'logits_scaling':8.0,'attention_bias':true,'mlp_bias':true}",
        "GraniteForCausalLM | granite | {'tie_word_embeddings':true,'logits_scaling':16.0}"})
    void logitsAndGreedyTokensAreThoseOfTheDefinition(String name, String type, String additions) throws IOException {
        Map<String, Object> config = RandomCheckpoint.config(name, type, object(additions));
        Map<String, FloatTensor> weights = RandomCheckpoint.write(temp.resolve("checkpoint"), config);
        ReferenceDecoder reference = new ReferenceDecoder(config, weights);
        int[] ids = new Random(5).ints(LENGTH, 0, 90).toArray();
        double[][] expected = reference.logits(ids);
        CheckpointExporter.export(temp.resolve("checkpoint"), temp.resolve("all"), Precision.FP32);
        double worst = 0;
        try (TokenModel model = TokenModel.open(temp.resolve("all"), 1)) {
            for (int length = 1; length <= LENGTH; length++) {
                worst = Math.max(worst, distance(model.lastLogits(Arrays.copyOf(ids, length)), expected[length - 1]));
            }
            for (int length : new int[] {3, 60, LENGTH}) {
                int[] prompt = Arrays.copyOf(ids, length);
                assertThat(model.greedy(prompt, GREEDY)).isEqualTo(reference.greedy(prompt, GREEDY));
            }
        }
        int[] prompt = Arrays.copyOf(ids, 60);
        assertThat(exactly(temp.resolve("all"), prompt)).isEqualTo(reference.greedy(prompt, GREEDY));
        System.out.println(name + " " + additions + ": max abs diff " + worst);
        assertThat(worst).isLessThan(1e-4);
        double half = halfDistance(ids, expected);
        System.out.println("for CUDA: " + half + " of the spread");
        assertThat(half).isLessThan(0.01);
    }

    /** How far logits are off, as a part of their spread, where the attention is in half precision. */
    private double halfDistance(int[] ids, double[][] expected) {
        CheckpointExporter.export(temp.resolve("checkpoint"), temp.resolve("half"),
                ExportSettings.of(Precision.FP32).withTarget(ExportTarget.CUDA), (done, all) -> { });
        double worst = 0;
        try (TokenModel model = TokenModel.open(temp.resolve("half"), 1)) {
            for (int length : new int[] {1, 2, 17, 60, LENGTH}) {
                double[] reference = expected[length - 1];
                double spread = Arrays.stream(reference).max().orElse(0) - Arrays.stream(reference).min().orElse(0);
                worst = Math.max(worst, distance(model.lastLogits(Arrays.copyOf(ids, length)), reference) / spread);
            }
        }
        return worst;
    }

    /** Greedy tokens as {@code OnnxBackend} runs the graph, drafting from the prompt. */
    private static int[] exactly(Path folder, int[] prompt) {
        Cancellation none = Cancellation.none();
        try (Engine engine = Engine.open(ModelFolder.read(folder), EngineSettings.defaults().withThreads(1))) {
            return engine.with(prompt, none, sequence -> {
                sequence.draft(new Drafter(Arrays.copyOf(prompt, 5), prompt, true));
                int[] tokens = new int[GREEDY];
                FloatBuffer logits = Objects.requireNonNull(sequence.prefill(prompt, none));
                for (int i = 0; i < GREEDY; i++) {
                    tokens[i] = Sampler.likeliest(logits);
                    logits = sequence.next(tokens[i]);
                }
                return tokens;
            }).orElseThrow();
        }
    }

    @Test
    void textsBeyondTheOriginalLengthHaveTheLongFactorsWhereAskedFor() throws IOException {
        Map<String, Object> config = RandomCheckpoint.config("Phi3ForCausalLM", "phi3", object(
                "{'original_max_position_embeddings':64,'rope_scaling':{'type':'longrope',"
                + "'short_factor':[1.0,1.1,1.3,1.0,1.6,2.0,2.5,3.0],'long_factor':[1.0,2.0,3.0,4.0,6.0,8.0,9.5,"
                        + "20.0]}}"));
        Map<String, FloatTensor> weights = RandomCheckpoint.write(temp.resolve("checkpoint"), config);
        int[] ids = new Random(5).ints(LENGTH, 0, 90).toArray();
        CheckpointExporter.export(temp.resolve("checkpoint"), temp.resolve("long"), Precision.FP32, 200,
                (done, all) -> { });
        try (TokenModel model = TokenModel.open(temp.resolve("long"), 1)) {
            for (int length : new int[] {65, 70, LENGTH}) {
                int[] prompt = Arrays.copyOf(ids, length);
                double[][] expected = new ReferenceDecoder(config, weights).logits(prompt);
                assertThat(distance(model.lastLogits(prompt), expected[length - 1])).isLessThan(1e-4);
                assertThat(model.greedy(prompt, GREEDY)).isEqualTo(new ReferenceDecoder(config, weights).greedy(prompt,
                        GREEDY));
            }
            int[] prompt = Arrays.copyOf(ids, 20);
            double[][] expected = new ReferenceDecoder(config, weights).logits(prompt);
            assertThat(distance(model.lastLogits(prompt), expected[19])).as("short texts have other factors")
                    .isGreaterThan(1e-3);
        }
        CheckpointExporter.export(temp.resolve("checkpoint"), temp.resolve("short"), Precision.FP32);
        try (TokenModel model = TokenModel.open(temp.resolve("short"), 1)) {
            assertThatThrownBy(() -> model.lastLogits(ids)).hasMessageStartingWith("TA-INPUT-003");
        }
        assertThatThrownBy(() -> CheckpointExporter.export(temp, temp.resolve("x"), Precision.FP32, -1, (done,
                all) -> { }))
                .hasMessageStartingWith("TA-CONFIG-001");
    }

    @ParameterizedTest
    @CsvSource({"FP16,0.005", "INT8,0.08", "INT4,0.6"})
    void smallerWeightsStayNear(Precision precision, double tolerance) throws IOException {
        Map<String, Object> additions = Map.of("partial_rotary_factor", 0.5, "head_dim", 20, "tie_word_embeddings", true,
                "vocab_size", 20_000);
        Map<String, Object> config = RandomCheckpoint.config("Phi3ForCausalLM", "phi3", additions);
        Map<String, FloatTensor> weights = RandomCheckpoint.write(temp.resolve("checkpoint"), config);
        int[] ids = new Random(5).ints(20, 0, 90).toArray();
        double[] expected = new ReferenceDecoder(config, weights).logits(ids)[19];
        CheckpointExporter.export(temp.resolve("checkpoint"), temp.resolve("model"), precision);
        try (TokenModel model = TokenModel.open(temp.resolve("model"), 1)) {
            double spread = Arrays.stream(expected).max().orElse(0) - Arrays.stream(expected).min().orElse(0);
            double distance = distance(model.lastLogits(ids), expected) / spread;
            System.out.println(precision + ": " + distance + " of the spread");
            assertThat(distance).isCloseTo(0, within(tolerance)).isGreaterThan(1e-6);
        }
    }

    private static double distance(float[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
        }
        return Double.isNaN(Arrays.stream(expected).sum()) ? Double.NaN : worst;
    }

    private static Map<String, Object> object(String text) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((JsonObject) JsonValue.parse(text.replace('\'', '"'))).members().forEach((name, value) -> map.put(name, plain(value)));
        return map;
    }

    private static Object plain(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object(object.toJson());
        }
        if (value instanceof JsonArray array) {
            List<Object> list = new ArrayList<>();
            array.elements().forEach(element -> list.add(plain(element)));
            return list;
        }
        if (value instanceof JsonNumber number) {
            return number.value().scale() > 0 ? (Object) number.value().doubleValue() : number.value().intValueExact();
        }
        return value instanceof JsonString text ? text.value()
                : value.toJson().equals("null") ? null : Boolean.valueOf(value.toJson());
    }
}
