package dev.toolace.onnx.checkpoint;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonObject;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.checkpoint.ShardIndex;
import dev.toolace.onnx.internal.json.JsonFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A Hugging Face checkpoint folder: {@code config.json} and weights in {@code model.safetensors}, or in several files that
 * {@code model.safetensors.index.json} lists. Safe for use by many threads; {@link #close()} must come last.
 */
public final class Checkpoint implements AutoCloseable {
    /** Bytes; the largest models have a thousandth of this. */
    private static final int MAX_CONFIG = 8_000_000;
    /** Bytes; models with hundreds of thousands of tensors stay below. */
    private static final int MAX_INDEX = 64_000_000;

    private final Path folder;
    private final JsonObject config;
    private final Map<Path, SafeTensors> files = new LinkedHashMap<>();
    private final Map<String, SafeTensors> places = new LinkedHashMap<>();

    private Checkpoint(Path folder, JsonObject config) {
        this.folder = folder;
        this.config = config;
    }

    /**
     * Opens a checkpoint.
     *
     * @param folder the folder
     * @return the open checkpoint; close it after use
     * @throws ToolaceException TA-CHECKPOINT-001 if a file is missing, malformed or cut off
     */
    public static Checkpoint open(Path folder) {
        Path configFile = folder.resolve("config.json");
        if (!Files.isRegularFile(configFile)) {
            throw new ToolaceException(OnnxErrors.CHECKPOINT_BROKEN, "no config.json in " + folder);
        }
        Checkpoint checkpoint =
                new Checkpoint(folder, JsonFile.read(configFile, OnnxErrors.CHECKPOINT_BROKEN, MAX_CONFIG).object());
        try {
            checkpoint.openFiles();
        } catch (RuntimeException e) {
            checkpoint.close();
            throw e;
        }
        return checkpoint;
    }

    private void openFiles() {
        Path single = folder.resolve("model.safetensors");
        Path index = folder.resolve("model.safetensors.index.json");
        if (Files.isRegularFile(single)) {
            SafeTensors file = file(single);
            file.names().forEach(name -> places.put(name, file));
        } else if (Files.isRegularFile(index)) {
            ShardIndex.read(JsonFile.read(index, OnnxErrors.CHECKPOINT_BROKEN, MAX_INDEX))
                    .forEach((tensor, file) -> places.put(tensor, file(shard(file))));
        } else {
            throw new ToolaceException(OnnxErrors.CHECKPOINT_BROKEN,
                    "neither model.safetensors nor model.safetensors.index.json in " + folder);
        }
    }

    private Path shard(String name) {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            // Which characters a name may have depends on the system and its language.
            throw new ToolaceException(OnnxErrors.CHECKPOINT_BROKEN, "'" + name + "' is no file name here", e);
        }
    }

    private SafeTensors file(Path path) {
        return files.computeIfAbsent(path, SafeTensors::open);
    }

    /**
     * The folder.
     *
     * @return as given to {@link #open}
     */
    public Path folder() {
        return folder;
    }

    /**
     * The content of {@code config.json}.
     *
     * @return a JSON object
     */
    public JsonObject config() {
        return config;
    }

    /**
     * The names of all tensors.
     *
     * @return an unmodifiable set
     */
    public Set<String> names() {
        return Collections.unmodifiableSet(places.keySet());
    }

    /**
     * The shape of a tensor, without reading it.
     *
     * @param name a name of {@link #names()}
     * @return its dimensions
     * @throws ToolaceException TA-CHECKPOINT-002 if it is absent or not of floating-point numbers
     */
    public List<Integer> shape(String name) {
        return file(name).shape(name);
    }

    /**
     * Reads a tensor in single precision.
     *
     * @param name a name of {@link #names()}
     * @return the tensor
     * @throws ToolaceException TA-CHECKPOINT-002 if it is absent or not of floating-point numbers; TA-CHECKPOINT-001 if it
     *                          cannot be read
     */
    public FloatTensor read(String name) {
        return file(name).read(name);
    }

    /**
     * Reads some rows of a tensor in single precision.
     *
     * @param name  a name of {@link #names()}
     * @param first number of the first row, from 0
     * @param count how many rows
     * @return a tensor of these rows
     * @throws IndexOutOfBoundsException if the tensor does not have these rows
     * @throws ToolaceException as for {@link #read(String)}
     */
    public FloatTensor readRows(String name, int first, int count) {
        return file(name).readRows(name, first, count);
    }

    private SafeTensors file(String tensor) {
        SafeTensors file = places.get(tensor);
        if (file == null) {
            throw new ToolaceException(OnnxErrors.CHECKPOINT_TENSOR, "the checkpoint has no tensor '" + tensor + "'");
        }
        return file;
    }

    @Override
    public void close() {
        files.values().forEach(SafeTensors::close);
    }
}
