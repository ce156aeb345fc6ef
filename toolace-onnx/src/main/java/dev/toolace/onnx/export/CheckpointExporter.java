package dev.toolace.onnx.export;

import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.internal.architecture.Architectures;
import dev.toolace.onnx.internal.architecture.DecoderConfig;
import dev.toolace.onnx.internal.export.DecoderGraph;
import dev.toolace.onnx.internal.export.FolderFiles;
import dev.toolace.onnx.internal.proto.OnnxFile;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Turns a Hugging Face checkpoint into a model folder for {@link dev.toolace.onnx.OnnxBackend}.
 *
 * <p>Architectures: Llama (SmolLM2 too), Mistral, Qwen2, Qwen3, SmolLM3, Phi-3, Gemma 2, Gemma 3 (text) and Granite,
 * with default, linear, dynamic, Llama 3, YaRN or (Phi-3) LongRoPE rotary scaling; weights in F32, F16 or BF16. What a
 * configuration or checkpoint has and the graph would not compute is refused by name. No Python and no other tool takes
 * part. Stateless and safe for use by many threads.
 */
public final class CheckpointExporter {
    private static final String ONNX_FILE = "model.onnx";

    private CheckpointExporter() { }

    /**
     * Exports a checkpoint.
     *
     * <p>The folder is laid out as onnxruntime-genai and transformers.js expect it. {@code config.json} gets the member
     * {@code transformers.js_config}, and {@code tokenizer_config.json} the chat template, the special tokens of
     * {@code special_tokens_map.json} and a tokenizer class where it has none.
     *
     * @param checkpoint folder with {@code config.json} and weights as safetensors; tokenizer files and chat template
     *                   are taken over where they are there
     * @param out        folder to make: {@code model.onnx} (and {@code model.onnx_data} beyond 1.5 GB),
     *                   {@code genai_config.json}, the files taken over and {@code SHA256SUMS} of them all; it must not
     *                   exist, or be empty. It appears at once, complete, or not at all
     * @param precision  of the weights
     * @throws ToolaceException TA-CHECKPOINT-001 to 003 if the checkpoint cannot be used, TA-EXPORT-001 if {@code out} cannot
     *                          be written
     */
    public static void export(Path checkpoint, Path out, Precision precision) {
        export(checkpoint, out, precision, (bytes, total) -> { });
    }

    /**
     * Exports a checkpoint and tells how far it is.
     *
     * @param checkpoint see {@link #export(Path, Path, Precision)}
     * @param out        see {@link #export(Path, Path, Precision)}
     * @param precision  of the weights
     * @param progress   told after each constant; what it throws ends the export, and nothing is left behind
     * @throws ToolaceException see {@link #export(Path, Path, Precision)}
     */
    public static void export(Path checkpoint, Path out, Precision precision, ExportProgress progress) {
        export(checkpoint, out, precision, 0, progress);
    }

    /**
     * Exports a checkpoint for texts up to a length.
     *
     * @param checkpoint see {@link #export(Path, Path, Precision)}
     * @param out        see {@link #export(Path, Path, Precision)}
     * @param precision  of the weights
     * @param maxContext see {@link ExportSettings#maxContext()}
     * @param progress   see {@link #export(Path, Path, Precision, ExportProgress)}
     * @throws ToolaceException see {@link #export(Path, Path, Precision)}; TA-CONFIG-001 if {@code maxContext} is
     * below 0
     */
    public static void export(Path checkpoint, Path out, Precision precision, int maxContext,
            ExportProgress progress) {
        export(checkpoint, out, ExportSettings.of(precision).withMaxContext(maxContext), progress);
    }

    /**
     * Exports a checkpoint with settings.
     *
     * @param checkpoint see {@link #export(Path, Path, Precision)}
     * @param out        see {@link #export(Path, Path, Precision)}
     * @param settings   precision, what the export is made to run on, and for how long texts
     * @param progress   see {@link #export(Path, Path, Precision, ExportProgress)}
     * @throws ToolaceException see {@link #export(Path, Path, Precision)}
     */
    public static void export(Path checkpoint, Path out, ExportSettings settings, ExportProgress progress) {
        Path target = out.toAbsolutePath();
        try {
            refuseFilled(target);
            Path parent = target.getParent();
            if (parent == null) {
                throw new ToolaceException(OnnxErrors.EXPORT_WRITE, "cannot export to " + out);
            }
            Files.createDirectories(parent);
            Path temporary = Files.createDirectory(parent.resolve("." + target.getFileName() + "-" + UUID.randomUUID()));
            try {
                fill(checkpoint, temporary, settings, progress);
                Files.deleteIfExists(target);
                Files.move(temporary, target);
            } finally {
                delete(temporary);
            }
        } catch (IOException e) {
            throw new ToolaceException(OnnxErrors.EXPORT_WRITE, "cannot export to " + out + ": " + e, e);
        }
    }

    private static void fill(Path source, Path folder, ExportSettings settings, ExportProgress progress)
            throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(source)) {
            DecoderConfig config = Architectures.read(checkpoint.config(), settings.maxContext());
            OnnxGraph graph = DecoderGraph.build(checkpoint, config, settings);
            OnnxFile.write(graph, folder.resolve(ONNX_FILE), progress::written);
            FolderFiles.write(source, folder, checkpoint.config(), config, settings.target(), ONNX_FILE);
            FolderFiles.writeChecksums(folder);
        }
    }

    private static void refuseFilled(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> content = Files.isDirectory(target) ? Files.list(target) : Stream.of(target)) {
            if (content.findAny().isPresent()) {
                throw new ToolaceException(OnnxErrors.EXPORT_WRITE, target + " exists and is not an empty folder");
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
