package dev.toolace.train.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.format.JsonListFormat;
import dev.toolace.train.TrainErrors;
import dev.toolace.train.refine.RefinementCorpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefinementCorpusTest {

    private static final List<String> ANSWERS = List.of("[]", "line\none \"quoted\" 💡", "[{\"name\":", "");

    private static SampleStream stream;

    @TempDir
    Path folder;

    @BeforeAll
    static void load(@TempDir Path data) throws IOException {
        stream = new SampleStream(TrainingData.load(SmallData.write(data)), new JsonListFormat(), 17);
    }

    @Test
    void asksForEachSampleAndReadsTheAnswersBack() {
        ScriptedBackend backend = ScriptedBackend.of(ANSWERS.toArray(String[]::new));
        Path file = folder.resolve("c.jsonl");
        RefinementCorpus.write(backend, stream, 100, 4, file, line -> { });
        List<RefinementCorpus.Answer> answers = RefinementCorpus.read(file).answers();
        assertThat(answers).extracting(RefinementCorpus.Answer::index).containsExactly(100L, 101L, 102L, 103L);
        assertThat(answers).extracting(RefinementCorpus.Answer::text).containsExactlyElementsOf(ANSWERS);
        for (int i = 0; i < 4; i++) {
            assertThat(backend.requests().get(i).prompt())
                    .isEqualTo(new Prompt.Chat(stream.at(100 + i).messages(), stream.at(100 + i).tools()));
        }
    }

    @Test
    void aRunThatWasKilledAtAnyByteContinues() throws IOException {
        Path file = folder.resolve("c.jsonl");
        RefinementCorpus.write(ScriptedBackend.of(ANSWERS.toArray(String[]::new)), stream, 100, 4, file, line -> { });
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            int done = (int) new String(whole, 0, length, StandardCharsets.UTF_8).lines().count();
            boolean lineEnds = length == 0 || whole[length - 1] == '\n';
            List<String> rest = ANSWERS.subList(lineEnds ? done : done - 1, 4);
            RefinementCorpus.write(ScriptedBackend.of(rest.toArray(String[]::new)), stream, 100, 4, file, line -> { });
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
    }

    @Test
    void thereIsNoneWithoutAFileAndABadLineIsNamed() throws IOException {
        assertThat(RefinementCorpus.read(folder.resolve("absent.jsonl")).answers()).isEmpty();
        Path bad = Files.writeString(folder.resolve("bad.jsonl"), "{\"index\":1,\"text\":\"\"}\n{\"index\":\"1\"}\n");
        assertThatThrownBy(() -> RefinementCorpus.read(bad))
                .isInstanceOfSatisfying(ToolaceException.class,
                        e -> assertThat(e.errorId()).isEqualTo(TrainErrors.BAD_CORPUS))
                .hasMessageContaining("bad.jsonl line 2");
    }
}
