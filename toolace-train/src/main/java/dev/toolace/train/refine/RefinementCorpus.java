package dev.toolace.train.refine;

import dev.toolace.ToolaceException;
import dev.toolace.backend.Backend;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.eval.CaseReader;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.train.TrainErrors;
import dev.toolace.train.generate.SampleStream;
import dev.toolace.train.sample.Sample;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a model answered to samples of a stream, right or wrong (ToolACE-R, arXiv 2504.01400). Right answers stay in:
 * they teach the model to leave a right call alone, which is what makes it able to stop. Immutable once read.
 *
 * @param answers in the order of the file
 */
public record RefinementCorpus(List<Answer> answers) {

    private static final int LONGEST_ANSWER = 256;
    private static final int REPORT_EVERY = 200;

    /**
     * One answer.
     *
     * @param index of the sample in the stream
     * @param text what the model wrote
     */
    public record Answer(long index, String text) {}

    /** Copies the list. */
    public RefinementCorpus {
        answers = List.copyOf(answers);
    }

    /**
     * Reads a corpus.
     *
     * @param file JSON lines with {@code index} and {@code text}
     * @return the corpus; empty where the file does not exist
     * @throws ToolaceException TA-TRAIN-003 where a line lacks one of them
     */
    public static RefinementCorpus read(Path file) {
        List<Answer> answers = new ArrayList<>();
        if (Files.exists(file)) {
            CaseReader.forEachObject(file, (line, object) -> {
                if (object.get("index") instanceof JsonNumber index && object.get("text") instanceof JsonString text) {
                    answers.add(new Answer(index.value().longValue(), text.value()));
                } else {
                    throw new ToolaceException(TrainErrors.BAD_CORPUS, file + " line " + line + " lacks index or text");
                }
            });
        }
        return new RefinementCorpus(answers);
    }

    /**
     * Lets a model answer samples and appends the answers to a file; answers that the file already holds are not asked
     * for again, so that an interrupted run continues.
     *
     * @param backend the current model
     * @param stream the training samples
     * @param firstIndex the first sample to ask for; beyond what the model was trained on, so that it cannot remember
     * @param count how many samples
     * @param file receives the answers
     * @param log receives progress
     * @throws ToolaceException as {@link #read} for a file that is damaged before its last line
     */
    public static void write(
            Backend backend, SampleStream stream, long firstIndex, int count, Path file, Consumer<String> log) {
        GenerationOptions options = GenerationOptions.greedy(LONGEST_ANSWER);
        cutHalfLine(file);
        int done = read(file).answers().size();
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)) {
            long start = System.nanoTime();
            for (int i = done; i < count; i++) {
                Sample sample = stream.at(firstIndex + i);
                Prompt prompt = new Prompt.Chat(sample.messages(), sample.tools());
                String text = backend.generate(GenerationRequest.of(prompt, options)).text();
                writer.write(line(firstIndex + i, text));
                writer.newLine();
                if ((i + 1) % REPORT_EVERY == 0) {
                    writer.flush();
                    double perSecond = (i + 1 - done) / ((System.nanoTime() - start) / 1e9);
                    log.accept(String.format(Locale.ROOT, "%d of %d answers, %.1f a second, %.0f s left",
                            i + 1, count, perSecond, (count - i - 1) / perSecond));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("answers could not be written to " + file, e);
        }
    }

    /** A run that was killed while it wrote leaves half a line; that answer is asked for again. */
    private static void cutHalfLine(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            long end = channel.size();
            while (end > 0 && (channel.read(last.clear(), end - 1) < 1 || last.get(0) != '\n')) {
                end--;
            }
            channel.truncate(end);
        } catch (IOException e) {
            throw new UncheckedIOException("answers could not be continued in " + file, e);
        }
    }

    private static String line(long index, String text) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("index", index);
        object.put("text", text);
        return JsonValue.of(object).toJson();
    }
}
