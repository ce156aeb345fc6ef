package dev.toolace.onnx.internal.decode;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.graph.GraphNames;
import dev.toolace.onnx.internal.json.JsonFile;
import dev.toolace.onnx.internal.tokenizer.SpecialTokens;
import dev.toolace.onnx.template.ChatTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a model folder say, read and checked. Immutable.
 *
 * @param folder        the folder
 * @param onnxFile      the graph
 * @param names         how the graph's inputs and outputs are called
 * @param contextLength tokens that the model can see
 * @param stopTokens    tokens that end an answer: those of all configurations together
 * @param template      the chat template, where there is one
 * @param specialTokens what the files say of special tokens
 */
public record ModelFolder(Path folder, Path onnxFile, GraphNames names, int contextLength, Set<Integer> stopTokens,
        @Nullable ChatTemplate template, SpecialTokens specialTokens) {

    /** Reads a folder. */
    public static ModelFolder read(Path folder) {
        return read(folder, null);
    }

    /** Reads a folder; the ONNX file may be named, relative to it. */
    public static ModelFolder read(Path folder, @Nullable String modelFile) {
        if (!Files.isDirectory(folder)) {
            throw new ToolaceException(OnnxErrors.FOLDER_MISSING, "no model folder at " + folder);
        }
        JsonFile config = optional(folder, "config.json");
        JsonFile genai = optional(folder, "genai_config.json");
        if (config == null && genai == null) {
            throw missing(folder, "config.json (or genai_config.json)");
        }
        JsonFile model = genai == null ? null : genai.child("model");
        JsonFile decoder = model == null ? null : model.child("decoder");
        JsonFile tokenizer = optional(folder, "tokenizer_config.json");
        return new ModelFolder(folder, GraphFile.choose(folder, modelFile, decoder), GraphNames.of(decoder),
                context(config, model), stopTokens(folder, config, model), template(folder, tokenizer),
                SpecialTokens.read(tokenizer, optional(folder, "special_tokens_map.json"), model, config));
    }

    /** The tokenizer file; fails where it is missing. */
    public Path tokenizerFile() {
        return required(folder, "tokenizer.json");
    }

    static @Nullable JsonFile optional(Path folder, String name) {
        Path file = folder.resolve(name);
        return Files.exists(file) ? JsonFile.read(file, OnnxErrors.CONFIG_BROKEN) : null;
    }

    private static Path required(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw missing(folder, name);
        }
        return file;
    }

    static ToolaceException missing(Path folder, String name) {
        return new ToolaceException(OnnxErrors.FILE_MISSING, "no " + name + " in model folder " + folder);
    }

    static int context(@Nullable JsonFile config, @Nullable JsonFile model) {
        Integer length = model == null ? null : model.integer("context_length");
        for (JsonFile file : decoders(config)) {
            for (String name : List.of("max_position_embeddings", "n_positions", "n_ctx", "max_seq_len",
                    "seq_length")) {
                length = length == null ? file.integer(name) : length;
            }
        }
        JsonFile source = model != null ? model : config;
        if (length == null || length <= 0) {
            throw new ToolaceException(OnnxErrors.CONFIG_BROKEN, (source == null ? "config.json" : source.source())
                    + ": the context length ('max_position_embeddings' or 'context_length') is missing or not positive");
        }
        return length;
    }

    /** Models for images and texts have the text model's values in a member of their own. */
    private static List<JsonFile> decoders(@Nullable JsonFile config) {
        JsonFile text = config == null ? null : config.child("text_config");
        return config == null ? List.of() : text == null ? List.of(config) : List.of(config, text);
    }

    static Set<Integer> stopTokens(Path folder, @Nullable JsonFile config, @Nullable JsonFile model) {
        Set<Integer> tokens = new LinkedHashSet<>();
        JsonFile generation = optional(folder, "generation_config.json");
        for (JsonFile file : new @Nullable JsonFile[] {model, generation}) {
            if (file != null) {
                tokens.addAll(file.integers("eos_token_id"));
            }
        }
        decoders(config).forEach(file -> tokens.addAll(file.integers("eos_token_id")));
        return Set.copyOf(tokens);
    }

    static @Nullable ChatTemplate template(Path folder, @Nullable JsonFile tokenizer) {
        Path file = folder.resolve("chat_template.jinja");
        if (Files.exists(file)) {
            try {
                return ChatTemplate.parse(Files.readString(file));
            } catch (IOException e) {
                throw new ToolaceException(OnnxErrors.CONFIG_BROKEN, "chat_template.jinja cannot be read: " + e, e);
            }
        }
        JsonValue inline = tokenizer == null ? null : tokenizer.find("chat_template");
        if (inline instanceof JsonArray list) {
            inline = named(list);
        }
        return inline instanceof JsonString text ? ChatTemplate.parse(text.value()) : null;
    }

    /** Of several named templates the one for tools, else the default. */
    private static @Nullable JsonValue named(JsonArray list) {
        JsonValue chosen = null;
        for (JsonValue element : list.elements()) {
            if (element instanceof JsonObject object && object.get("name") instanceof JsonString name) {
                if (name.value().equals("tool_use") || (name.value().equals("default") && chosen == null)) {
                    chosen = object.get("template");
                }
            }
        }
        return chosen;
    }
}
