package dev.toolace.eval.run;

import dev.toolace.Limits;
import dev.toolace.ToolaceException;
import dev.toolace.eval.EvalErrors;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A run on disk: {@code run.json} (the configuration), {@code cases.jsonl} (a line for each test, with every prompt,
 * attempt and verdict) and, when it is done, {@code figures.json}. A run that was killed leaves whole lines and at most
 * one torn one, which is dropped when the folder is opened again. Used by one thread; a second process is refused.
 */
public final class RunFolder implements AutoCloseable {

    private static final Limits LINE = Limits.DEFAULT.withMaxJsonChars(64 << 20).withMaxDepth(200);

    private final Path folder;
    private final FileChannel cases;
    private final List<CaseResult> done;

    private RunFolder(Path folder, FileChannel cases, List<CaseResult> done) {
        this.folder = folder;
        this.cases = cases;
        this.done = done;
    }

    /**
     * Opens a folder, new or with a run of the same configuration.
     *
     * @param folder the folder; made if it does not exist
     * @param configuration all that the figures depend on
     * @return the folder, locked until closed
     * @throws ToolaceException TA-EVAL-004 if the folder holds another run, is in use, or cannot be written
     */
    public static RunFolder open(Path folder, JsonObject configuration) {
        FileChannel cases = null;
        try {
            Files.createDirectories(folder);
            Path run = folder.resolve("run.json");
            if (Files.exists(run)) {
                check(run, configuration);
            } else if (Files.exists(folder.resolve("cases.jsonl"))) {
                throw new ToolaceException(EvalErrors.RUN_FOLDER, folder + " has cases and no run.json");
            } else {
                replace(run, configuration);
            }
            cases = FileChannel.open(folder.resolve("cases.jsonl"),
                    StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = cases.tryLock();
            if (lock == null) {
                throw new ToolaceException(EvalErrors.RUN_FOLDER, folder + " is in use by another run");
            }
            return new RunFolder(folder, cases, wholeLines(cases, folder));
        } catch (IOException | RuntimeException e) {
            close(cases);
            throw e instanceof ToolaceException known ? known
                    : new ToolaceException(EvalErrors.RUN_FOLDER, folder + ": " + e, e);
        }
    }

    /**
     * The configuration of a run.
     *
     * @param folder a run folder
     * @return what {@code run.json} holds
     * @throws ToolaceException TA-EVAL-004 if there is none
     */
    public static JsonObject configuration(Path folder) {
        try {
            return (JsonObject) JsonValue.parse(Files.readString(folder.resolve("run.json")));
        } catch (IOException | ToolaceException | ClassCastException e) {
            throw new ToolaceException(EvalErrors.RUN_FOLDER, folder + " holds no run: " + e, e);
        }
    }

    /**
     * The results of a run, done or not.
     *
     * @param folder a run folder
     * @return one for each whole line
     * @throws ToolaceException TA-EVAL-004 if they cannot be read
     */
    public static List<CaseResult> results(Path folder) {
        return lines(folder, CaseResult::of);
    }

    /**
     * What somebody makes of the lines of a run, done or not.
     *
     * @param folder a run folder
     * @param reader makes something of a line of {@code cases.jsonl}
     * @return one for each whole line, in order
     * @throws ToolaceException TA-EVAL-004 if they cannot be read
     * @param <T> what is made of a line
     */
    public static <T> List<T> lines(Path folder, Function<JsonObject, T> reader) {
        try (FileChannel cases = FileChannel.open(folder.resolve("cases.jsonl"), StandardOpenOption.READ)) {
            return read(cases, folder, reader).results();
        } catch (IOException e) {
            throw new ToolaceException(EvalErrors.RUN_FOLDER, folder + " holds no run: " + e, e);
        }
    }

    /**
     * How many tests of the set could not be run.
     *
     * @param folder a run folder
     * @return what {@code figures.json} says; 0 while there is none
     * @throws ToolaceException TA-EVAL-004 if it cannot be read
     */
    public static int leftOut(Path folder) {
        Path figures = folder.resolve("figures.json");
        try {
            return Files.exists(figures) && JsonValue.parse(Files.readString(figures), LINE) instanceof JsonObject all
                    && all.get("left_out") instanceof JsonNumber number ? number.value().intValue() : 0;
        } catch (IOException | ToolaceException e) {
            throw new ToolaceException(EvalErrors.RUN_FOLDER, figures + ": " + e, e);
        }
    }

    /**
     * The results that were there when the folder was opened.
     *
     * @return in order
     */
    public List<CaseResult> done() {
        return done;
    }

    /**
     * Adds a line. It is handed to the operating system at once, so that a killed process loses none.
     *
     * @param line the line
     * @throws ToolaceException TA-EVAL-004 if it cannot be written
     */
    public void append(JsonObject line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                cases.write(bytes);
            }
        } catch (IOException e) {
            throw new ToolaceException(EvalErrors.RUN_FOLDER, folder + ": " + e, e);
        }
    }

    /**
     * Writes the figures of the finished run.
     *
     * @param figures the figures
     * @throws ToolaceException TA-EVAL-004 if they cannot be written
     */
    public void finish(JsonObject figures) {
        try {
            replace(folder.resolve("figures.json"), figures);
        } catch (IOException e) {
            throw new ToolaceException(EvalErrors.RUN_FOLDER, folder + ": " + e, e);
        }
    }

    /** Lets others use the folder. Closing twice is harmless. */
    @Override
    public void close() {
        close(cases);
    }

    /** What was made of all whole lines, and how many bytes these take. */
    private record Lines<T>(List<T> results, long bytes) {}

    private static List<CaseResult> wholeLines(FileChannel cases, Path folder) throws IOException {
        Lines<CaseResult> read = read(cases, folder, CaseResult::of);
        cases.truncate(read.bytes());
        cases.position(read.bytes());
        return read.results();
    }

    private static <T> Lines<T> read(FileChannel cases, Path folder, Function<JsonObject, T> reader)
            throws IOException {
        List<T> results = new ArrayList<>();
        long whole = 0;
        InputStream in = new BufferedInputStream(Channels.newInputStream(cases), 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                whole += line.size() + 1;
                results.add(result(line.toString(StandardCharsets.UTF_8), folder, results.size() + 1, reader));
                line.reset();
            } else {
                line.write(next);
            }
        }
        return new Lines<>(results, whole);
    }

    private static <T> T result(String line, Path folder, int number, Function<JsonObject, T> reader) {
        try {
            return reader.apply((JsonObject) JsonValue.parse(line, LINE));
        } catch (ToolaceException | ClassCastException e) {
            throw new ToolaceException(EvalErrors.RUN_FOLDER,
                    folder.resolve("cases.jsonl") + " line " + number + " is no result", e);
        }
    }

    private static void check(Path run, JsonObject configuration) throws IOException {
        JsonObject there = (JsonObject) JsonValue.parse(Files.readString(run));
        for (String name : configuration.members().keySet()) {
            if (!Objects.equals(there.get(name), configuration.get(name))) {
                throw new ToolaceException(EvalErrors.RUN_FOLDER, run.getParent() + " holds another run: its '" + name
                        + "' is " + there.get(name) + ", not " + configuration.get(name));
            }
        }
    }

    private static void replace(Path file, JsonObject content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, content.toJson() + "\n");
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException ignored) {
            // Every line was written before; there is nothing left to lose.
        }
    }
}
