package dev.toolace.train.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.toolace.ToolaceException;
import dev.toolace.onnx.checkpoint.FloatTensor;
import dev.toolace.onnx.checkpoint.SafeTensors;
import dev.toolace.train.TrainErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a training run stands, and its file: parameters, optimizer state and counters in one safetensors file that
 * replaces its predecessor atomically, so that a kill at any moment leaves a whole one.
 *
 * @param step optimizer steps done
 * @param tokens tokens trained on
 * @param chunk the chunk in work
 * @param batch micro-batches of the chunk already used
 * @param seconds training time so far
 * @param loss smoothed loss of the answers and prompts
 */
record TrainerState(long step, long tokens, long chunk, int batch, double seconds, double loss) {

    static final TrainerState START = new TrainerState(0, 0, 0, 0, 0, 0);

    private static final String FILE = "trainer-state.safetensors";

    /** The same state at the start of a chunk. */
    TrainerState atChunk(long number) {
        return new TrainerState(step, tokens, number, 0, seconds, loss);
    }

    /** Writes the state and the arrays into a folder. */
    void save(Path folder, Map<String, NDArray> arrays) {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        arrays.forEach((name, array) -> tensors.put(name, CheckpointTensors.tensor(array)));
        Map<String, String> counters = Map.of(
                "step", Long.toString(step),
                "tokens", Long.toString(tokens),
                "chunk", Long.toString(chunk),
                "batch", Integer.toString(batch),
                "seconds", Double.toString(seconds),
                "loss", Double.toString(loss));
        Path temporary = folder.resolve(FILE + ".tmp");
        SafeTensors.write(temporary, tensors, counters);
        try {
            Files.move(temporary, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoint could not be moved into " + folder, e);
        }
    }

    /**
     * Reads the state of a folder into the arrays.
     *
     * @return the state, or empty where the folder holds none
     */
    static Optional<TrainerState> load(Path folder, Map<String, NDArray> arrays, NDManager manager) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (SafeTensors tensors = SafeTensors.open(file)) {
            if (!tensors.names().equals(arrays.keySet())) {
                throw new ToolaceException(TrainErrors.BAD_CHECKPOINT, file + " is of a model of another shape");
            }
            arrays.forEach((name, array) -> CheckpointTensors.restore(manager, array, tensors.read(name)));
            Map<String, String> counters = tensors.metadata();
            return Optional.of(new TrainerState(
                    Long.parseLong(counter(file, counters, "step")),
                    Long.parseLong(counter(file, counters, "tokens")),
                    Long.parseLong(counter(file, counters, "chunk")),
                    Integer.parseInt(counter(file, counters, "batch")),
                    Double.parseDouble(counter(file, counters, "seconds")),
                    Double.parseDouble(counter(file, counters, "loss"))));
        } catch (IllegalArgumentException e) {
            throw new ToolaceException(TrainErrors.BAD_CHECKPOINT, file + ": " + e.getMessage(), e);
        }
    }

    private static String counter(Path file, Map<String, String> counters, String name) {
        String value = counters.get(name);
        if (value == null) {
            throw new ToolaceException(TrainErrors.BAD_CHECKPOINT, file + " does not say its " + name);
        }
        return value;
    }
}
