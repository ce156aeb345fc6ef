package dev.toolace.onnx.internal.decode;

import dev.toolace.ToolaceException;
import dev.toolace.format.FormatRegistry;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.ModelReport;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.internal.architecture.Architectures;
import dev.toolace.onnx.internal.graph.GraphNames;
import dev.toolace.onnx.internal.json.JsonFile;
import dev.toolace.onnx.internal.tokenizer.SpecialTokens;
import dev.toolace.onnx.template.ChatTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks into a folder part by part, so that what is broken hides nothing else. Confined to one report. */
public final class FolderReporter {
    private static final int MOST_FILES = 200;

    private final Path folder;
    private final Set<String> problems = new LinkedHashSet<>();
    private final List<String> missing = new ArrayList<>();

    private FolderReporter(Path folder) {
        this.folder = folder;
    }

    /** The report; see {@link ModelReport#of(Path, String)}. */
    public static ModelReport report(Path folder, @Nullable String modelFile) {
        if (!Files.isDirectory(folder)) {
            throw new ToolaceException(OnnxErrors.FOLDER_MISSING, "no model folder at " + folder);
        }
        return new FolderReporter(folder).report(modelFile);
    }

    private ModelReport report(@Nullable String modelFile) {
        List<String> files = files();
        JsonFile config = attempt(() -> ModelFolder.optional(folder, "config.json"));
        JsonFile genai = attempt(() -> ModelFolder.optional(folder, "genai_config.json"));
        JsonFile model = genai == null ? null : attempt(() -> genai.child("model"));
        JsonFile decoder = model == null ? null : attempt(() -> model.child("decoder"));
        JsonFile tokenizer = attempt(() -> ModelFolder.optional(folder, "tokenizer_config.json"));
        boolean exported = files.stream().anyMatch(file -> file.endsWith(".onnx"));
        boolean weights = files.stream().anyMatch(file -> file.endsWith(".safetensors"));
        GraphReport graph = exported || !weights || modelFile != null ? graph(modelFile, decoder) : GraphReport.NONE;
        problems.addAll(graph.problems());
        ModelReport.CheckpointSummary checkpoint = weights && !exported ? checkpoint() : null;
        Integer context = config == null && model == null ? null : attempt(() -> ModelFolder.context(config, model));
        Set<Integer> stops = Objects.requireNonNullElse(
                attempt(() -> ModelFolder.stopTokens(folder, config, model)), Set.<Integer>of());
        ChatTemplate template = attempt(() -> ModelFolder.template(folder, tokenizer));
        require(config != null || genai != null, "config.json or genai_config.json");
        require(Files.isRegularFile(folder.resolve("tokenizer.json")), "tokenizer.json");
        require(template != null, "a chat template");
        require(!stops.isEmpty(), "tokens that end an answer (eos_token_id)");
        return new ModelReport(folder, files, Optional.ofNullable(attempt(() -> architecture(config, model))),
                graph.graph(), Optional.ofNullable(checkpoint),
                context == null ? OptionalInt.empty() : OptionalInt.of(context), stops,
                Files.isRegularFile(folder.resolve("tokenizer.json")),
                Objects.requireNonNullElse(attempt(() -> SpecialTokens.read(tokenizer,
                        ModelFolder.optional(folder, "special_tokens_map.json"), model, config)), SpecialTokens.NONE).named(),
                Optional.ofNullable(template).map(ChatTemplate::source), Optional.ofNullable(template)
                        .flatMap(one -> FormatRegistry.standard().fromTemplate(one.source()))
                        .map(found -> found.format().name()),
                graph.warnings(), missing, List.copyOf(problems));
    }

    private void require(boolean there, String what) {
        if (!there) {
            missing.add(what);
        }
    }

    /** Reads a part. */
    @FunctionalInterface
    private interface Part<T> {
        @Nullable T read();
    }

    /** The part, or nothing and a problem. */
    private <T> @Nullable T attempt(Part<T> part) {
        try {
            return part.read();
        } catch (ToolaceException e) {
            problems.add(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private GraphReport graph(@Nullable String modelFile, @Nullable JsonFile decoder) {
        Path file = attempt(() -> GraphFile.choose(folder, modelFile, decoder));
        if (file == null) {
            missing.add("an ONNX file");
            return GraphReport.NONE;
        }
        GraphNames names = Objects.requireNonNullElse(attempt(() -> GraphNames.of(decoder)), GraphNames.NONE);
        return GraphReport.of(folder, file, names);
    }

    private static @Nullable String architecture(@Nullable JsonFile config, @Nullable JsonFile model) {
        JsonValue names = config == null ? null : config.find("architectures");
        if (names instanceof JsonArray array && !array.elements().isEmpty()
                && array.elements().get(0) instanceof JsonString name) {
            return name.value();
        }
        String type = config == null ? null : config.text("model_type");
        return type == null && model != null ? model.text("type") : type;
    }

    private ModelReport.@Nullable CheckpointSummary checkpoint() {
        return attempt(() -> {
            try (Checkpoint checkpoint = Checkpoint.open(folder)) {
                long parameters = 0;
                for (String name : checkpoint.names()) {
                    long count = 1;
                    for (int dimension : checkpoint.shape(name)) {
                        count *= dimension;
                    }
                    parameters += count;
                }
                return summary(checkpoint, parameters);
            }
        });
    }

    private ModelReport.CheckpointSummary summary(Checkpoint checkpoint, long parameters) {
        try {
            Architectures.read(checkpoint.config());
            return new ModelReport.CheckpointSummary(parameters, true, "",
                    "toolace export --checkpoint " + folder + " --out " + folder + "-onnx --precision int4");
        } catch (ToolaceException e) {
            return new ModelReport.CheckpointSummary(parameters, false, String.valueOf(e.getMessage()), "");
        }
    }

    private List<String> files() {
        List<String> names = new ArrayList<>();
        for (Path place : List.of(folder, folder.resolve("onnx"))) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> content = Files.list(place)) {
                    content.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).sorted()
                            .limit(MOST_FILES).forEach(names::add);
                } catch (IOException e) {
                    problems.add(new ToolaceException(OnnxErrors.FOLDER_MISSING, place + " cannot be listed: " + e, e)
                            .getMessage());
                }
            }
        }
        return names.subList(0, Math.min(names.size(), MOST_FILES));
    }
}
