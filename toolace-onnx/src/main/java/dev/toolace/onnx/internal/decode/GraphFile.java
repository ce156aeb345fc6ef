package dev.toolace.onnx.internal.decode;

import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.json.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which ONNX file of a folder is the model. Stateless. */
final class GraphFile {
    /** As exporters call it; a merged decoder has a cache, and one with past only needs none at first. */
    private static final List<String> NAMES = List.of("model", "decoder_model_merged", "decoder_with_past_model");
    /** Full precision first, then what is fast on a processor, last what is made for GPUs. */
    private static final List<String> ENDINGS =
            List.of("", "_q4", "_int8", "_quantized", "_uint8", "_bnb4", "_q4f16", "_fp16");

    private GraphFile() { }

    static Path choose(Path folder, @Nullable String wanted, @Nullable JsonFile decoder) {
        if (wanted != null) {
            return inside(folder, wanted);
        }
        String named = decoder == null ? null : decoder.text("filename");
        if (named != null) {
            return inside(folder, named);
        }
        if (decoder != null && decoder.find("pipeline") != null) {
            throw new ToolaceException(OnnxErrors.GRAPH_UNSUPPORTED,
                    "the ONNX graph cannot be used: genai_config.json has a "
                    + "'pipeline': a model that is split into several graphs is not supported");
        }
        List<Path> found = new ArrayList<>();
        for (Path place : List.of(folder, folder.resolve("onnx"))) {
            for (String ending : ENDINGS) {
                for (String name : NAMES) {
                    Path file = place.resolve(name + ending + ".onnx");
                    if (Files.isRegularFile(file)) {
                        return file;
                    }
                }
            }
            found.addAll(list(place));
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        throw ModelFolder.missing(folder, found.isEmpty() ? "*.onnx" : "model.onnx, but several other ONNX files ("
                + String.join(", ", found.stream().map(file -> folder.relativize(file).toString()).limit(8).toList())
                + "), of which the builder's modelFile names one,");
    }

    /** All ONNX files of a folder, by name. */
    static List<Path> list(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> content = Files.list(place)) {
            return content.filter(file -> file.getFileName().toString().endsWith(".onnx")).sorted().toList();
        } catch (IOException e) {
            throw new ToolaceException(OnnxErrors.FOLDER_MISSING, place + " cannot be listed: " + e, e);
        }
    }

    /** A file of the folder: a configuration from elsewhere must not lead out of it. */
    private static Path inside(Path folder, String name) {
        try {
            Path file = folder.resolve(name);
            if (file.normalize().startsWith(folder.normalize()) && Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw ModelFolder.missing(folder, name);
        }
        throw ModelFolder.missing(folder, name);
    }
}
