package dev.toolace.onnx;

import dev.toolace.json.JsonValue;
import dev.toolace.onnx.checkpoint.FloatTensor;
import dev.toolace.onnx.checkpoint.SafeTensors;
import dev.toolace.onnx.export.CheckpointExporter;
import dev.toolace.onnx.export.ExportSettings;
import dev.toolace.onnx.export.ExportTarget;
import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A model with random weights and a tokenizer that knows single bytes: small enough to make in every test. */
public final class TinyModel {
    public static final int VOCABULARY = 263;
    public static final int CONTEXT = 512;
    public static final int END = 257;

    private static final List<String> SPECIAL =
            List.of("<|pad|>", "<|end|>", "<|tools|>", "<|system|>", "<|user|>", "<|assistant|>", "<|tool|>");
    private static final int HIDDEN = 64;
    private static final int INTERMEDIATE = 96;
    private static final int LAYERS = 2;
    private static final int HEADS = 4;
    private static final int KV_HEADS = 2;
    private static final int HEAD_SIZE = 16;

    private TinyModel() { }

    /** Makes a model folder. */
    public static Path folder(Path parent, Precision precision) throws IOException {
        Path checkpoint = checkpoint(parent.resolve("checkpoint-" + precision));
        Path folder = parent.resolve("model-" + precision);
        CheckpointExporter.export(checkpoint, folder, precision);
        return folder;
    }

    /** Makes a model folder for CUDA. */
    public static Path folderForCuda(Path parent, Precision precision) throws IOException {
        Path checkpoint = checkpoint(parent.resolve("checkpoint-cuda-" + precision));
        Path folder = parent.resolve("model-cuda-" + precision);
        CheckpointExporter.export(checkpoint, folder, ExportSettings.of(precision).withTarget(ExportTarget.CUDA),
                (bytes, total) -> { });
        return folder;
    }

    /** Makes a checkpoint folder. */
    public static Path checkpoint(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), JsonValue.of(config()).toJson());
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"eos_token\":\"<|end|>\",\"pad_token\":{\"content\":\"<|pad|>\"}}");
        Files.writeString(folder.resolve("chat_template.jinja"), template());
        SafeTensors.write(folder.resolve("model.safetensors"), weights(), Map.of("format", "pt"));
        return folder;
    }

    static Map<String, Object> config() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("architectures", List.of("LlamaForCausalLM"));
        config.put("model_type", "llama");
        config.put("vocab_size", VOCABULARY);
        config.put("hidden_size", HIDDEN);
        config.put("intermediate_size", INTERMEDIATE);
        config.put("num_hidden_layers", LAYERS);
        config.put("num_attention_heads", HEADS);
        config.put("num_key_value_heads", KV_HEADS);
        config.put("head_dim", HEAD_SIZE);
        config.put("rms_norm_eps", 1e-5);
        config.put("rope_theta", 10000.0);
        config.put("max_position_embeddings", CONTEXT);
        config.put("tie_word_embeddings", true);
        config.put("bos_token_id", null);
        config.put("eos_token_id", END);
        config.put("pad_token_id", 256);
        return config;
    }

    /** Seeded random weights; large enough that the likeliest token changes from place to place. */
    public static Map<String, FloatTensor> weights() {
        Random random = new Random(7);
        Map<String, FloatTensor> weights = new LinkedHashMap<>();
        weights.put("model.embed_tokens.weight", random(random, 1, VOCABULARY, HIDDEN));
        for (int layer = 0; layer < LAYERS; layer++) {
            String name = "model.layers." + layer + ".";
            weights.put(name + "self_attn.q_proj.weight", random(random, 0.3, HEADS * HEAD_SIZE, HIDDEN));
            weights.put(name + "self_attn.k_proj.weight", random(random, 0.3, KV_HEADS * HEAD_SIZE, HIDDEN));
            weights.put(name + "self_attn.v_proj.weight", random(random, 0.3, KV_HEADS * HEAD_SIZE, HIDDEN));
            weights.put(name + "self_attn.o_proj.weight", random(random, 0.3, HIDDEN, HEADS * HEAD_SIZE));
            weights.put(name + "mlp.gate_proj.weight", random(random, 0.3, INTERMEDIATE, HIDDEN));
            weights.put(name + "mlp.up_proj.weight", random(random, 0.3, INTERMEDIATE, HIDDEN));
            weights.put(name + "mlp.down_proj.weight", random(random, 0.3, HIDDEN, INTERMEDIATE));
            weights.put(name + "input_layernorm.weight", ones());
            weights.put(name + "post_attention_layernorm.weight", ones());
        }
        weights.put("model.norm.weight", ones());
        return weights;
    }

    private static FloatTensor random(Random random, double scale, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * scale);
        }
        return new FloatTensor(List.of(rows, columns), values);
    }

    private static FloatTensor ones() {
        float[] values = new float[HIDDEN];
        java.util.Arrays.fill(values, 1);
        return new FloatTensor(List.of(HIDDEN), values);
    }

    /** Tokens 0 to 255 are bytes, in the printable alphabet that byte-level tokenizers use; then the special ones. */
    static String tokenizer() {
        Map<String, Object> vocabulary = new LinkedHashMap<>();
        int stranger = 256;
        for (int b = 0; b < 256; b++) {
            boolean printable = b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae;
            vocabulary.put(Character.toString(printable ? b : stranger++), b);
        }
        List<Object> added = new ArrayList<>();
        for (int i = 0; i < SPECIAL.size(); i++) {
            vocabulary.put(SPECIAL.get(i), 256 + i);
            added.add(Map.of("id", 256 + i, "content", SPECIAL.get(i), "single_word", false, "lstrip", false, "rstrip", false,
                    "normalized", false, "special", true));
        }
        Map<String, Object> byteLevel = Map.of("type", "ByteLevel", "add_prefix_space", false, "trim_offsets", true,
                "use_regex", false);
        Map<String, Object> split = Map.of("type", "Split", "pattern", Map.of("Regex", "\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+|\\s+"),
                "behavior", "Isolated", "invert", false);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("type", "BPE");
        model.put("dropout", null);
        model.put("unk_token", null);
        model.put("continuing_subword_prefix", null);
        model.put("end_of_word_suffix", null);
        model.put("fuse_unk", false);
        model.put("byte_fallback", false);
        model.put("vocab", vocabulary);
        model.put("merges", List.of());
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("version", "1.0");
        root.put("truncation", null);
        root.put("padding", null);
        root.put("added_tokens", added);
        root.put("normalizer", null);
        root.put("pre_tokenizer", Map.of("type", "Sequence", "pretokenizers", List.of(split, byteLevel)));
        root.put("post_processor", null);
        root.put("decoder", Map.of("type", "ByteLevel", "add_prefix_space", false, "trim_offsets", true, "use_regex", false));
        root.put("model", model);
        return JsonValue.of(root).toJson();
    }

    /** The shipped small model's template. */
    public static String template() throws IOException {
        try (var in = TinyModel.class.getResourceAsStream("/chat_template.jinja")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
