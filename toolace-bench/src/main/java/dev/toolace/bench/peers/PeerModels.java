package dev.toolace.bench.peers;

import dev.toolace.bench.ByteTokenizer;
import dev.toolace.bench.RandomCheckpoint;
import dev.toolace.bench.RandomCheckpoint.Shape;
import dev.toolace.bench.WidenedCheckpoint;
import dev.toolace.bench.gguf.GgufExport;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.export.CheckpointExporter;
import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Models for measurements, made once: random weights in the shape of real models, or the nano checkpoint's weights; all
 * with a tokenizer of bytes, so that prompts of a length are the same everywhere. Confined to one thread.
 */
public final class PeerModels {

    /** Shapes by name. */
    static final Map<String, Shape> SHAPES = Map.of("tiny", Shape.TINY, "smollm2-135m", Shape.SMOLLM2_135M,
            "qwen2.5-0.5b", Shape.QWEN2_5_0_5B);

    static final String NANO = "nano";

    /** The nano model at the cost of larger ones, by name. */
    static final Map<String, WidenedCheckpoint.Size> WIDENED = Map.of("nano-135m", WidenedCheckpoint.Size.LIKE_135M,
            "nano-500m", WidenedCheckpoint.Size.LIKE_500M);

    private final Path work;
    private final Path nano;

    /**
     * Keeps models in a folder.
     *
     * @param work holds the models; may be gigabytes
     * @param nano folder of the nano checkpoint
     */
    public PeerModels(Path work, Path nano) {
        this.work = work;
        this.nano = nano;
    }

    /**
     * A model in both forms.
     *
     * @param folder of the export to ONNX
     * @param gguf file with the same weights
     */
    public record Model(Path folder, Path gguf) {}

    /**
     * Makes what is not there yet.
     *
     * @param name {@code nano}, {@code smollm2-135m}, {@code qwen2.5-0.5b} or {@code tiny}
     * @param precision FP32, INT8 or INT4
     * @return the model
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException for another name
     */
    public Model prepare(String name, Precision precision) throws IOException {
        Path checkpoint = work.resolve(name).resolve("checkpoint");
        if (!Files.exists(checkpoint.resolve("chat_template.jinja"))) {
            checkpoint(name, checkpoint);
        }
        String kind = precision.name().toLowerCase(Locale.ROOT);
        Path folder = work.resolve(name).resolve(kind);
        if (!Files.exists(folder)) {
            CheckpointExporter.export(checkpoint, folder, precision);
        }
        // Where transformers.js looks for it.
        Path link = folder.resolve("onnx").resolve("model.onnx");
        if (!Files.exists(link)) {
            Files.createDirectories(folder.resolve("onnx"));
            Files.createSymbolicLink(link, folder.resolve("model.onnx").toAbsolutePath());
            if (Files.exists(folder.resolve("model.onnx.data"))) {
                Files.createSymbolicLink(link.resolveSibling("model.onnx.data"),
                        folder.resolve("model.onnx.data").toAbsolutePath());
            }
        }
        Path gguf = work.resolve(name).resolve(kind + ".gguf");
        if (!Files.exists(gguf)) {
            Path part = work.resolve(name).resolve(kind + ".part");
            GgufExport.write(checkpoint, folder, precision, part);
            Files.move(part, gguf);
        }
        return new Model(folder, gguf);
    }

    /**
     * Makes a model that writes calls, where it is not there yet: the nano model, with its own tokenizer, as it is or widened.
     *
     * @param name {@code nano}, {@code nano-135m} or {@code nano-500m}
     * @param precision FP32, INT8 or INT4
     * @return the model folder
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException for another name
     */
    Path writingCalls(String name, Precision precision) throws IOException {
        Path folder = work.resolve(name).resolve("calls-" + precision.name().toLowerCase(Locale.ROOT));
        if (!Files.exists(folder)) {
            CheckpointExporter.export(name.equals(NANO) ? nano : widened(name), folder, precision);
        }
        return folder;
    }

    private Path widened(String name) throws IOException {
        WidenedCheckpoint.Size size = WIDENED.get(name);
        if (size == null) {
            throw new IllegalArgumentException("no model " + name + "; there are nano and " + WIDENED.keySet());
        }
        Path checkpoint = work.resolve(name).resolve("checkpoint");
        // The last file that is written.
        if (!Files.exists(checkpoint.resolve("chat_template.jinja"))) {
            WidenedCheckpoint.write(checkpoint, nano, size);
        }
        return checkpoint;
    }

    private void checkpoint(String name, Path folder) throws IOException {
        int vocabulary;
        if (name.equals(NANO)) {
            Files.createDirectories(folder);
            Files.copy(nano.resolve("model.safetensors"), folder.resolve("model.safetensors"));
            JsonObject config = (JsonObject) JsonValue.parse(Files.readString(nano.resolve("config.json")));
            Files.writeString(folder.resolve("config.json"), config.with("eos_token_id", JsonNumber.of(0)).toJson());
            try (Checkpoint checkpoint = Checkpoint.open(nano)) {
                vocabulary = checkpoint.shape("model.embed_tokens.weight").get(0);
            }
        } else {
            Shape shape = SHAPES.get(name);
            if (shape == null) {
                throw new IllegalArgumentException("no model " + name + "; there are nano and " + SHAPES.keySet());
            }
            RandomCheckpoint.write(folder, shape, 1);
            vocabulary = shape.vocabulary();
        }
        // Last, so that a folder that has its files is whole.
        ByteTokenizer.write(folder, vocabulary, 0);
    }
}
