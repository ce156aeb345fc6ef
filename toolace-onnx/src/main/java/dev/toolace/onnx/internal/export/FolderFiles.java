package dev.toolace.onnx.internal.export;

import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.export.ExportTarget;
import dev.toolace.onnx.internal.architecture.DecoderConfig;
import dev.toolace.onnx.internal.json.JsonFile;
import dev.toolace.onnx.internal.proto.OnnxFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of a model folder beside the ONNX file, so that other runtimes open the folder too. */
public final class FolderFiles {
    private static final String CONFIG = "config.json";
    private static final String GENERATION = "generation_config.json";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String TOKENIZER_CONFIG = "tokenizer_config.json";
    private static final String SPECIAL_TOKENS = "special_tokens_map.json";
    private static final String TEMPLATE = "chat_template.jinja";
    private static final String CHECKSUMS = "SHA256SUMS";

    private static final String BROWSER_CONFIG = "transformers.js_config";
    private static final String ANY_TOKENIZER = "PreTrainedTokenizerFast";

    private FolderFiles() { }

    /**
     * Copies what the model needs at run time from the checkpoint, and adds what other runtimes look for.
     *
     * @param checkpoint the checkpoint
     * @param folder     the model folder, with the ONNX file in it
     * @param config     the checkpoint's configuration
     * @param shape      of the exported decoder
     * @param target     what it is made to run on
     * @param onnxFile   name of the ONNX file
     */
    public static void write(Path checkpoint, Path folder, JsonObject config, DecoderConfig shape,
            ExportTarget target, String onnxFile) throws IOException {
        for (String name : List.of(GENERATION, TOKENIZER, SPECIAL_TOKENS, TEMPLATE)) {
            if (Files.isRegularFile(checkpoint.resolve(name))) {
                Files.copy(checkpoint.resolve(name), folder.resolve(name));
            }
        }
        boolean external = Files.exists(OnnxFile.dataFile(folder.resolve(onnxFile)));
        Files.writeString(folder.resolve(CONFIG), forBrowsers(config, onnxFile, external).toJson());
        if (Files.isRegularFile(checkpoint.resolve(TOKENIZER))
                || Files.isRegularFile(checkpoint.resolve(TOKENIZER_CONFIG))) {
            Files.writeString(folder.resolve(TOKENIZER_CONFIG), tokenizerConfig(checkpoint).toJson());
        }
        Files.writeString(folder.resolve("genai_config.json"),
                GenaiConfig.write(config, optional(checkpoint, GENERATION), shape, target, onnxFile));
    }

    /**
     * The configuration, with what transformers.js must know of the files: which one it is (its {@code dtype} is the
     * ending of a file's name, and none means fp32, whatever the weights are), and whether weights lie beside it.
     */
    private static JsonObject forBrowsers(JsonObject config, String onnxFile, boolean external) {
        JsonObject files = config.get(BROWSER_CONFIG) instanceof JsonObject given ? given : JsonObject.EMPTY;
        files = files.with("dtype", new JsonString("fp32"));
        if (external) {
            files = files.with("use_external_data_format", JsonValue.of(Map.of(onnxFile, 1)));
        }
        return config.with(BROWSER_CONFIG, files);
    }

    /** What {@code tokenizer_config.json} says, and what other files of the checkpoint say in its place. */
    private static JsonObject tokenizerConfig(Path checkpoint) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>(optional(checkpoint, TOKENIZER_CONFIG).members());
        optional(checkpoint, SPECIAL_TOKENS).members().forEach((name, value) -> putAbsent(members, name, value));
        putAbsent(members, "tokenizer_class", new JsonString(ANY_TOKENIZER));
        if (Files.isRegularFile(checkpoint.resolve(TEMPLATE))) {
            // transformers.js does not look at the template's own file, which goes before this member elsewhere.
            members.put("chat_template", new JsonString(Files.readString(checkpoint.resolve(TEMPLATE))));
        }
        return new JsonObject(members);
    }

    private static void putAbsent(Map<String, JsonValue> members, String name, JsonValue value) {
        if (members.getOrDefault(name, JsonNull.INSTANCE) instanceof JsonNull) {
            members.put(name, value);
        }
    }

    private static JsonObject optional(Path folder, String name) {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) ? JsonFile.read(file, OnnxErrors.CHECKPOINT_BROKEN).object()
                : JsonObject.EMPTY;
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
}
