package dev.toolace.onnx.internal.export;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.architecture.DecoderConfig;
import dev.toolace.onnx.internal.json.JsonFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of a model folder beside the ONNX file. */
public final class FolderFiles {
    private static final List<String> COPIED = List.of("config.json", "generation_config.json", "tokenizer.json",
            "tokenizer_config.json", "special_tokens_map.json", "chat_template.jinja");

    private static final String CHECKSUMS = "SHA256SUMS";

    private FolderFiles() { }

    /** Copies what the model needs at run time from the checkpoint. */
    public static void copy(Path checkpoint, Path folder) throws IOException {
        for (String name : COPIED) {
            Path file = checkpoint.resolve(name);
            if (Files.isRegularFile(file)) {
                Files.copy(file, folder.resolve(name));
            }
        }
    }

    /** The configuration that onnxruntime-genai reads, so that the folder runs there too. */
    public static String genaiConfig(Path folder, JsonObject config, DecoderConfig shape, String onnxFile) {
        JsonFile source = new JsonFile("config.json", config, OnnxErrors.CHECKPOINT_BROKEN);
        List<Integer> ends = new ArrayList<>(source.integers("eos_token_id"));
        Path generation = folder.resolve("generation_config.json");
        if (Files.isRegularFile(generation)) {
            for (int end : JsonFile.read(generation, OnnxErrors.CHECKPOINT_BROKEN).integers("eos_token_id")) {
                if (!ends.contains(end)) {
                    ends.add(end);
                }
            }
        }
        Map<String, Object> decoder = new LinkedHashMap<>();
        decoder.put("session_options", ordered("log_id", "onnxruntime-genai", "provider_options", List.of()));
        decoder.put("filename", onnxFile);
        decoder.put("head_size", DecoderGraph.cachedHeadSize(shape));
        decoder.put("hidden_size", shape.hidden());
        decoder.put("inputs", ordered("input_ids", "input_ids", "attention_mask", "attention_mask",
                "past_key_names", "past_key_values.%d.key", "past_value_names", "past_key_values.%d.value"));
        decoder.put("outputs", ordered("logits", "logits", "present_key_names", "present.%d.key",
                "present_value_names", "present.%d.value"));
        decoder.put("num_attention_heads", shape.heads());
        decoder.put("num_hidden_layers", shape.layers().size());
        decoder.put("num_key_value_heads", shape.kvHeads());
        Map<String, Object> model = new LinkedHashMap<>();
        putFirst(model, "bos_token_id", source.integers("bos_token_id"));
        model.put("context_length", shape.context());
        model.put("decoder", decoder);
        if (!ends.isEmpty()) {
            model.put("eos_token_id", ends.size() == 1 ? (Object) ends.get(0) : ends);
        }
        List<Integer> pad = source.integers("pad_token_id");
        putFirst(model, "pad_token_id", pad.isEmpty() ? ends : pad);
        String type = source.text("model_type");
        model.put("type", type == null ? "llama" : type);
        model.put("vocab_size", shape.vocabulary());
        Map<String, Object> search = ordered();
        search.put("do_sample", false);
        search.put("max_length", shape.context());
        search.put("past_present_share_buffer", true);
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("model", model);
        root.put("search", search);
        return JsonValue.of(root).toJson();
    }

    /** Writes {@code SHA256SUMS} for all files of a folder, in the words that {@code sha256sum --check} reads. */
    public static void writeChecksums(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> content = Files.list(folder)) {
            files = content.sorted().toList();
        }
        StringBuilder lines = new StringBuilder();
        for (Path file : files) {
            lines.append(sha256(file)).append("  ").append(file.getFileName()).append('\n');
        }
        Files.writeString(folder.resolve(CHECKSUMS), lines);
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void putFirst(Map<String, Object> map, String name, List<Integer> values) {
        if (!values.isEmpty()) {
            map.put(name, values.get(0));
        }
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
