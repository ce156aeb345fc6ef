package dev.toolace.train.sample;

import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.eval.CaseReader;
import java.nio.file.Path;
import java.util.List;

/** Reads samples in the uniform form. Stateless. */
public final class SampleReader {

    private SampleReader() {}

    /**
     * Reads a whole file; of several acceptable answers the first is the one to learn.
     *
     * @param file a {@code .jsonl} or {@code .jsonl.gz} file
     * @return its usable samples, in order
     * @throws ToolaceException as {@link CaseReader#read}
     */
    public static List<Sample> read(Path file) {
        return CaseReader.read(file).cases().stream()
                .map(one -> {
                    List<Call> calls = one.answers().isEmpty() ? List.of() : one.answers().get(0);
                    return new Sample(one.id(), one.source(), one.category(), one.messages(), one.tools(), calls);
                })
                .toList();
    }
}
