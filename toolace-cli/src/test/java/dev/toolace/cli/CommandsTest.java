package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonValue;
import dev.toolace.nano.NanoModel;
import dev.toolace.onnx.TokenModel;
import dev.toolace.onnx.checkpoint.FloatTensor;
import dev.toolace.onnx.checkpoint.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    @TempDir
    Path folder;

    @Test
    void evalRunPrintsTheFigures() throws IOException {
        String tool = "{\"name\":\"set_timer\",\"description\":\"Sets a timer.\",\"parameters\":{\"type\":\"object\","
                + "\"properties\":{\"minutes\":{\"type\":\"integer\"}},\"required\":[\"minutes\"]}}";
        String call = "[[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":12}}]]";
        Path set = Files.write(folder.resolve("set.jsonl"), List.of(
                line("1", "user", tool, call), line("2", "user", tool, "[[]]"),
                line("two tools of one name", "user", tool + "," + tool, call),
                        line("unknown role", "critic", tool, call),
                line("3", "user", tool, call)));
        System.setProperty(NanoModel.CACHE_PROPERTY, folder.resolve("cache").toString());
        try {
            Shell all = Shell.run("eval", "run", "--set", set);
            assertThat(all.status()).as(all.err()).isZero();
            assertThat(all.json().members().keySet()).containsExactly("n", "accuracy", "accuracy_single_pass",
                    "wrong_to_right", "right_to_wrong", "extra_generations", "invalid_calls", "no_call_recognised",
                    "too_long", "categories", "left_out");
            assertThat(all.out()).startsWith("{\"n\":3,").contains("\"invalid_calls\":0").endsWith("\"left_out\":2}"
                    + System.lineSeparator());
            assertThat(Shell.run("eval", "run", "--set", set, "--limit", 1, "--refine",
                    "off").out()).startsWith("{\"n\":1,");
            assertThat(Shell.run("eval", "run", "--set", set, "--limit", 0).out()).startsWith("{\"n\":0,");
        } finally {
            System.clearProperty(NanoModel.CACHE_PROPERTY);
        }
    }

    @Test
    void exportWritesAModelThatRuns() throws IOException {
        Path checkpoint = checkpoint(folder.resolve("checkpoint"));
        for (String precision : List.of("fp32", "fp16", "INT8")) {
            Path out = folder.resolve("model-" + precision);
            String target = precision.equals("fp16") ? "cuda" : "cpu";
            Shell shell = Shell.run("export", "--checkpoint", checkpoint, "--out", out, "--precision", precision,
                    "--target", target);
            assertThat(shell.status()).as(shell.err()).isZero();
            assertThat(shell.err()).contains("export: 100 % of ").endsWith(" bytes written" + System.lineSeparator());
            assertThat(shell.json()).isEqualTo(JsonValue.parse(
                    "{\"model\":" + JsonValue.of(out.toString()).toJson() + ",\"precision\":\""
                    + precision.toLowerCase(Locale.ROOT) + "\",\"target\":\"" + target + "\"}"));
            try (TokenModel model = TokenModel.open(out, 1)) {
                assertThat(model.lastLogits(new int[] {1, 2, 3})).hasSize(40);
            }
            Shell again = Shell.run("export", "--checkpoint", checkpoint, "--out", out);
            assertThat(again.status()).isEqualTo(1);
            assertThat(again.err()).startsWith("toolace: TA-EXPORT-001").hasLineCount(1);
        }
    }

    @Test
    void trainSamplesAreDeterminedByTheSeed() {
        Path data = data();
        Shell one = Shell.run("train", "samples", "--data", data, "--count", 20, "--seed", 3);
        assertThat(one.status()).as(one.err()).isZero();
        assertThat(one.out().lines()).hasSize(20).allSatisfy(line -> assertThat(JsonValue.parse(line)).isNotNull());
        Shell fewer = Shell.run("train", "samples", "--data", data, "--count", 5, "--seed", 3);
        assertThat(fewer.out().lines().toList()).isEqualTo(one.out().lines().limit(5).toList());
    }

    /** The training sets, or a skipped test where they are not there. */
    private static Path data() {
        String configured = System.getenv("TOOLACE_SHARED");
        // Maven runs the tests of a module in its own folder; the data lies beside the project.
        for (String root : configured != null ? new String[] {configured}
                : new String[] {"../../shared", "../shared"}) {
            Path data = Path.of(root, "data", "train");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return Assumptions.abort("skipped: the training sets are absent; TOOLACE_SHARED can name the folder that holds data/train");
    }

    private static String line(String id, String role, String tools, String calls) {
        return "{\"id\":\"" + id + "\",\"source\":\"s\",\"category\":\"c\",\"messages\":[{\"role\":\"" + role
                + "\",\"content\":\"Set a timer for 12 minutes\"}],\"tools\":[" + tools + "],\"calls\":" + calls + "}";
    }

    static Path checkpoint(Path target) throws IOException {
        Files.createDirectories(target);
        Files.writeString(target.resolve("config.json"), """
                {"architectures":["LlamaForCausalLM"],"model_type":"llama","vocab_size":40,"hidden_size":32,
                 "intermediate_size":64,"num_hidden_layers":1,"num_attention_heads":2,"num_key_value_heads":2,"head_dim":16,
                 "rms_norm_eps":1e-5,"rope_theta":10000.0,"max_position_embeddings":64,"tie_word_embeddings":true,
                 "bos_token_id":null,"eos_token_id":1,"pad_token_id":0,"hidden_act":"silu"}""");
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        tensors.put("model.embed_tokens.weight", random(40, 32));
        String layer = "model.layers.0.";
        for (String name : List.of("q_proj", "k_proj", "v_proj", "o_proj")) {
            tensors.put(layer + "self_attn." + name + ".weight", random(32, 32));
        }
        tensors.put(layer + "mlp.gate_proj.weight", random(64, 32));
        tensors.put(layer + "mlp.up_proj.weight", random(64, 32));
        tensors.put(layer + "mlp.down_proj.weight", random(32, 64));
        for (String name : List.of(layer + "input_layernorm", layer + "post_attention_layernorm", "model.norm")) {
            float[] ones = new float[32];
            Arrays.fill(ones, 1);
            tensors.put(name + ".weight", new FloatTensor(List.of(32), ones));
        }
        SafeTensors.write(target.resolve("model.safetensors"), tensors, Map.of("format", "pt"));
        return target;
    }

    private static FloatTensor random(int rows, int columns) {
        Random random = new Random(rows * 31L + columns);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() * 0.2f;
        }
        return new FloatTensor(List.of(rows, columns), values);
    }
}
