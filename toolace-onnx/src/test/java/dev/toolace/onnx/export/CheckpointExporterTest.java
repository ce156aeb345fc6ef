package dev.toolace.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import dev.toolace.onnx.TinyModel;
import dev.toolace.onnx.TokenModel;
import dev.toolace.onnx.checkpoint.FloatTensor;
import dev.toolace.onnx.checkpoint.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointExporterTest {
    @TempDir
    Path temp;

    private Path checkpoint;
    private Path out;

    @BeforeEach
    void make() throws IOException {
        checkpoint = TinyModel.checkpoint(temp.resolve("checkpoint"));
        out = temp.resolve("deep/down/model");
    }

    @Test
    void makesACompleteFolder() throws IOException {
        CheckpointExporter.export(checkpoint, out, Precision.FP32);
        assertThat(names(out)).containsExactly("SHA256SUMS", "chat_template.jinja", "config.json", "genai_config.json", "model.onnx",
                "tokenizer.json", "tokenizer_config.json");
        assertThat(Files.readString(out.resolve("genai_config.json"))).contains("\"context_length\":512", "\"eos_token_id\":257",
                "\"filename\":\"model.onnx\"", "\"num_key_value_heads\":2", "past_key_values.%d.key");
        assertThat(names(out.getParent())).containsExactly("model");
    }

    @Test
    void everyFileHasItsChecksum() throws Exception {
        CheckpointExporter.export(checkpoint, out, Precision.INT8);
        List<String> lines = Files.readAllLines(out.resolve("SHA256SUMS"));
        assertThat(lines).hasSize(names(out).size() - 1);
        for (String line : lines) {
            byte[] content = Files.readAllBytes(out.resolve(line.substring(66)));
            assertThat(line.substring(0, 66))
                    .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)) + "  ");
        }
    }

    @Test
    void whoListensCanEndAnExportAndNothingIsLeft() throws IOException {
        assertThatThrownBy(() -> CheckpointExporter.export(checkpoint, out, Precision.FP32, (bytes, total) -> {
            if (bytes * 2 > total) {
                throw new IllegalStateException("enough");
            }
        })).hasMessage("enough");
        assertThat(names(out.getParent())).isEmpty();
    }

    @Test
    void theSameCheckpointGivesTheSameBytes() throws IOException {
        for (Precision precision : Precision.values()) {
            Path first = temp.resolve("first-" + precision);
            Path second = temp.resolve("second-" + precision);
            CheckpointExporter.export(checkpoint, first, precision);
            CheckpointExporter.export(checkpoint, second, precision);
            assertThat(first.resolve("model.onnx")).hasSameBinaryContentAs(second.resolve("model.onnx"));
        }
    }

    @Test
    void quantizedFilesAreSmaller() throws IOException {
        long[] sizes = new long[Precision.values().length];
        for (Precision precision : Precision.values()) {
            Path folder = temp.resolve("size-" + precision);
            CheckpointExporter.export(checkpoint, folder, precision);
            sizes[precision.ordinal()] = Files.size(folder.resolve("model.onnx"));
        }
        assertThat(sizes[Precision.FP16.ordinal()]).isLessThan(sizes[Precision.FP32.ordinal()] * 2 / 3);
        assertThat(sizes[Precision.INT8.ordinal()]).isLessThan(sizes[Precision.FP16.ordinal()]);
        assertThat(sizes[Precision.INT4.ordinal()]).isLessThan(sizes[Precision.INT8.ordinal()]);
    }

    @Test
    void replacesAnEmptyFolderButNotAFilledOne() throws IOException {
        Files.createDirectories(out);
        CheckpointExporter.export(checkpoint, out, Precision.FP32);
        long modified = Files.size(out.resolve("model.onnx"));
        assertThatThrownBy(() -> CheckpointExporter.export(checkpoint, out, Precision.INT4))
                .hasMessageStartingWith("TA-EXPORT-001");
        assertThat(Files.size(out.resolve("model.onnx"))).isEqualTo(modified);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "\"LlamaForCausalLM\"; \"GemmaForCausalLM\"; TA-CHECKPOINT-003", "\"hidden_size\":64; \"hidden_size\":0; TA-CHECKPOINT-001",
        "\"hidden_size\":64; \"hidden_size\":\"64\"; TA-CHECKPOINT-001", "\"hidden_size\":64; \"hidden_size\":32; TA-CHECKPOINT-002",
        "\"num_key_value_heads\":2; \"num_key_value_heads\":3; TA-CHECKPOINT-001", "\"vocab_size\":263; \"vocab_size\":999; TA-CHECKPOINT-002",
        "\"num_hidden_layers\":2; \"num_hidden_layers\":3; TA-CHECKPOINT-002",
        "\"model_type\"; \"rope_scaling\":{\"type\":\"longrope\"},\"model_type\"; TA-CHECKPOINT-003",
        "\"model_type\"; \"hidden_act\":\"quick_gelu\",\"model_type\"; TA-CHECKPOINT-003",
        "\"model_type\"; \"sliding_window\":100,\"model_type\"; TA-CHECKPOINT-003",
        "\"tie_word_embeddings\":true; \"tie_word_embeddings\":false; TA-CHECKPOINT-002", "{; {{; TA-CHECKPOINT-001"})
    void brokenConfigurationsFailAndLeaveNothing(String from, String to, String code) throws IOException {
        Path config = checkpoint.resolve("config.json");
        String text = Files.readString(config);
        assertThat(text).contains(from);
        Files.writeString(config, text.replace(from, to));
        assertThatThrownBy(() -> CheckpointExporter.export(checkpoint, out, Precision.INT8))
                .isInstanceOf(ToolaceException.class).hasMessageStartingWith(code);
        assertThat(names(out.getParent())).as("no half-made folder").isEmpty();
    }

    @Test
    void readsShardedCheckpoints() throws IOException {
        CheckpointExporter.export(checkpoint, out, Precision.FP32);
        Map<String, FloatTensor> all = TinyModel.weights();
        Map<String, FloatTensor> first = new LinkedHashMap<>();
        StringBuilder index = new StringBuilder("{\"weight_map\":{");
        for (String name : List.copyOf(all.keySet())) {
            boolean early = first.size() < 5;
            index.append(index.length() > 20 ? "," : "").append('"').append(name).append("\":\"part-")
                    .append(early ? 1 : 2).append(".safetensors\"");
            if (early) {
                first.put(name, all.remove(name));
            }
        }
        Files.delete(checkpoint.resolve("model.safetensors"));
        SafeTensors.write(checkpoint.resolve("part-1.safetensors"), first, Map.of());
        SafeTensors.write(checkpoint.resolve("part-2.safetensors"), all, Map.of());
        Path indexFile = checkpoint.resolve("model.safetensors.index.json");
        Files.writeString(indexFile, index + "}}");
        Path sharded = temp.resolve("sharded");
        CheckpointExporter.export(checkpoint, sharded, Precision.FP32);
        assertThat(sharded.resolve("model.onnx")).hasSameBinaryContentAs(out.resolve("model.onnx"));
        Files.writeString(indexFile, index.toString().replace("part-2.safetensors", "../x.safetensors") + "}}");
        assertThatThrownBy(() -> CheckpointExporter.export(checkpoint, temp.resolve("no"), Precision.FP32))
                .hasMessageStartingWith("TA-CHECKPOINT-001").hasMessageContaining("not a file name");
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        Files.delete(checkpoint.resolve("model.safetensors"));
        assertThatThrownBy(() -> CheckpointExporter.export(checkpoint, out, Precision.FP32))
                .hasMessageStartingWith("TA-CHECKPOINT-001").hasMessageContaining("model.safetensors");
        assertThatThrownBy(() -> CheckpointExporter.export(temp.resolve("none"), out, Precision.FP32))
                .hasMessageStartingWith("TA-CHECKPOINT-001").hasMessageContaining("config.json");
    }

    /** A bias that the configuration does not announce would be left out without a word. */
    @Test
    void tensorsThatTheGraphWouldNotReadAreNamed() throws IOException {
        Map<String, FloatTensor> all = TinyModel.weights();
        all.put("lm_head.weight", all.get("model.embed_tokens.weight"));
        all.put("model.layers.0.self_attn.rotary_emb.inv_freq", new FloatTensor(List.of(8), new float[8]));
        SafeTensors.write(checkpoint.resolve("model.safetensors"), all, Map.of());
        CheckpointExporter.export(checkpoint, out, Precision.FP32);
        all.put("model.layers.1.self_attn.q_proj.bias", new FloatTensor(List.of(64), new float[64]));
        SafeTensors.write(checkpoint.resolve("model.safetensors"), all, Map.of());
        assertThatThrownBy(() -> CheckpointExporter.export(checkpoint, temp.resolve("no"), Precision.FP32))
                .hasMessageStartingWith("TA-CHECKPOINT-002").hasMessageContaining("'model.layers.1.self_attn.q_proj.bias'");
    }

    /** Rotary scaling by a factor of 1 must change nothing; by 2 it must. */
    @Test
    void rotaryScalingIsApplied() throws IOException {
        float[] plain = logits("plain", null);
        assertThat(logits("one", "{\"type\":\"linear\",\"factor\":1.0}")).isEqualTo(plain);
        assertThat(logits("two", "{\"rope_type\":\"linear\",\"factor\":2.0}")).isNotEqualTo(plain);
        assertThat(logits("llama3", "{\"rope_type\":\"llama3\",\"factor\":8.0,\"low_freq_factor\":1.0,\"high_freq_factor\":4.0,"
                + "\"original_max_position_embeddings\":64}")).isNotEqualTo(plain);
    }

    private float[] logits(String name, String scaling) throws IOException {
        Path config = checkpoint.resolve("config.json");
        String text = Files.readString(config);
        if (scaling != null) {
            Files.writeString(config, text.replace("\"model_type\"", "\"rope_scaling\":" + scaling + ",\"model_type\""));
        }
        Path folder = temp.resolve(name);
        CheckpointExporter.export(checkpoint, folder, Precision.FP32);
        Files.writeString(config, text);
        try (TokenModel model = TokenModel.open(folder, 1)) {
            return model.lastLogits(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        }
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
