package dev.toolace.train.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.onnx.checkpoint.FloatTensor;
import dev.toolace.onnx.checkpoint.SafeTensors;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DjlTrainerTest {

    @TempDir
    Path folder;

    @Test
    void aKilledRunContinuesAndEndsWhereAnUninterruptedOneDoes() throws Exception {
        Path whole = Files.createDirectory(folder.resolve("whole"));
        TrainerState end = TinyTraining.run(whole, line -> { });
        assertThat(end.chunk()).as("the run crosses a chunk").isEqualTo(1);

        Path killed = Files.createDirectory(folder.resolve("killed"));
        List<String> first = runAndKill(killed, 7);
        assertThat(first).first().asString().matches("training \\d+ parameters from the start");
        List<String> second = runAndKill(killed, Integer.MAX_VALUE);
        assertThat(second).first().asString().matches("continuing from the checkpoint at step \\d+, \\d+ tokens seen");
        long step = Long.parseLong(second.get(0).split("step ")[1].split(",")[0]);
        assertThat(step).isBetween(7L, end.step() - 1);
        assertThat(second.stream().filter("saved"::equals).count()).isEqualTo(end.step() - step + 1);

        try (SafeTensors one = open(whole); SafeTensors other = open(killed)) {
            assertThat(other.metadata().get("step")).isEqualTo(one.metadata().get("step"));
            assertThat(other.metadata().get("tokens")).isEqualTo(one.metadata().get("tokens"));
            for (String name : one.names()) {
                assertThat(other.read(name).values()).as(name).isEqualTo(one.read(name).values());
            }
        }
    }

    @Test
    void trainingLearnsAndAFinishedRunOnlyPublishes() {
        List<Double> losses = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        TrainingPlan once = new TrainingPlan(20_000, 1e-2, 5, 0.3, 512, 28, 1, 3600, 9);
        TrainerState state = new DjlTrainer(Tiny.CONFIG, once, lines::add)
                .train(Tiny::sample, folder, parameters -> losses.add(0.0));
        assertThat(state.tokens()).isBetween(20_000L, 20_600L);
        assertThat(state.loss()).as("chance is log 40, 3.69").isLessThan(3.2);
        assertThat(losses).hasSize(1);
        assertThat(lines).last().asString().contains("100.0%").contains("0:00 left");

        TrainerState again = new DjlTrainer(Tiny.CONFIG, once, lines::add)
                .train(Tiny::sample, folder, parameters -> losses.add(0.0));
        assertThat(again).isEqualTo(state);
        assertThat(losses).as("published again, in case the last run was killed before it").hasSize(2);
    }

    @Test
    void aCheckpointBeyondAPlanWithLargerBatchesGoesOnWithTheNextChunk() {
        TrainingPlan plan = new TrainingPlan(1, 1e-3, 5, 0.3, 512, 28, 1, 3600, 9);
        TrainerState state = new DjlTrainer(Tiny.CONFIG, plan, line -> { }).train(Tiny::sample, folder, p -> { });
        assertThat(state.chunk()).isZero();
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        Map<String, String> counters = new HashMap<>();
        try (SafeTensors saved = open(folder)) {
            saved.names().forEach(name -> tensors.put(name, saved.read(name)));
            counters.putAll(saved.metadata());
        }
        counters.put("batch", "5000");
        SafeTensors.write(folder.resolve("trainer-state.safetensors"), tensors, counters);

        TrainingPlan longer = new TrainingPlan(state.tokens() + 1, 1e-3, 5, 0.3, 512, 28, 1, 3600, 9);
        TrainerState next = new DjlTrainer(Tiny.CONFIG, longer, line -> { }).train(Tiny::sample, folder, p -> { });
        assertThat(next.chunk()).isEqualTo(1);
        assertThat(next.batch()).isEqualTo(1);
        assertThat(next.step()).isEqualTo(2);
    }

    @Test
    void aSampleThatCannotBeEncodedEndsTraining() {
        TrainingPlan plan = new TrainingPlan(1000, 1e-3, 5, 0.3, 512, 28, 2, 3600, 9);
        DjlTrainer trainer = new DjlTrainer(Tiny.CONFIG, plan, line -> { });
        EncodedSample outside = new EncodedSample(new int[] {1, 4000}, new float[] {0, 1});
        assertThatThrownBy(() -> trainer.train(index -> outside, folder, parameters -> { }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a training step failed");
        assertThat(folder).isEmptyDirectory();
    }

    /**
     * Runs the training in another JVM, kills it after a number of checkpoints, and gives the lines that it printed.
     */
    private List<String> runAndKill(Path target, int checkpoints) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                        "-cp", System.getProperty("java.class.path"), TinyTraining.class.getName(), target.toString())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            int saved = 0;
            for (String line = reader.readLine(); line != null && saved < checkpoints; line = reader.readLine()) {
                lines.add(line);
                saved += line.equals("saved") ? 1 : 0;
            }
            if (saved >= checkpoints) {
                process.destroyForcibly();
            }
        } finally {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(lines).as(Files.readString(folder.resolve("errors.txt"))).isNotEmpty();
        return lines;
    }

    private static SafeTensors open(Path run) {
        return SafeTensors.open(run.resolve("trainer-state.safetensors"));
    }
}
