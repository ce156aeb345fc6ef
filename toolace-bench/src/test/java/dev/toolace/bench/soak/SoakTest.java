package dev.toolace.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SoakTest {

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/performance.md"))) {
            root = root.getParent();
        }
        return root;
    }

    /** Too short to say anything about memory; nothing unexpected happens, and no thread is left. */
    @Test
    @Timeout(120)
    void everyKindOfInvocationEndsAsItMay() throws Exception {
        List<JsonObject> lines = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        SoakSettings settings =
                new SoakSettings(root().resolve(SoakSettings.DEFAULT.model()), 40, 20, 3, 5, 20);
        Soak.run(settings, lines::add, notes::add);
        assertThat(lines).hasSize(4);
        assertThat(lines.subList(0, 3)).extracting(line -> line.get("warm_up")).extracting(JsonValue::toJson)
                .containsExactly("true", "false", "false");
        assertThat(lines.subList(0, 3)).extracting(line -> line.get("invocations"))
                .containsExactly(JsonNumber.of(20), JsonNumber.of(40), JsonNumber.of(60));
        JsonObject verdict = lines.get(3);
        assertThat(verdict.get("surprises")).isEqualTo(JsonArray.EMPTY);
        assertThat(verdict.get("threads_left")).isEqualTo(JsonArray.EMPTY);
        assertThat(notes).anyMatch(note -> note.startsWith("60 of 60, "));
    }

    @Test
    void aHundredKindsAreDrawnAsOftenAsTheyShould() {
        SplittableRandom random = new SplittableRandom(1);
        List<SoakKind> drawn = IntStream.range(0, 2000).mapToObj(i -> SoakKind.draw(random)).toList();
        assertThat(drawn).contains(SoakKind.values());
        assertThat(drawn.stream().filter(SoakKind.SINGLE::equals).count()).isBetween(320L, 480L);
    }

    @Test
    void growthThreadsAndSurprisesAreNotFlat() {
        ProcessState before = state(300_000);
        assertThat(verdict(before, state(305_900), Set.of(), List.of()).flat()).isTrue();
        assertThat(verdict(before, state(306_100), Set.of(), List.of()).flat()).isFalse();
        assertThat(new SoakVerdict(before, before, before, state(330_000), state(301_000), Set.of(), List.of()).flat())
                .as("the C library keeps the rest").isTrue();
        assertThat(new SoakVerdict(before, before, before, before, state(330_000), Set.of(), List.of()).flat()).isFalse();
        assertThat(verdict(before, before, Set.of("worker"), List.of()).flat()).isFalse();
        assertThat(verdict(before, before, Set.of(), List.of("invocation 7: no memory")).flat()).isFalse();
        assertThat(verdict(before, state(303_000), Set.of(), List.of()).toJson().toJson())
                .contains("\"flat\":true", "\"growth\":0.01,", "\"growth_in_use\":null", "\"first_native_kib\":300000");
    }

    private static SoakVerdict verdict(ProcessState first, ProcessState last, Set<String> left,
            List<String> surprises) {
        return new SoakVerdict(first, first, null, last, null, left, surprises);
    }

    private static ProcessState state(long nativeMemory) {
        return new ProcessState(500_000 + nativeMemory, 500_000, 10_000, 0, 0, 0, 1, Map.of(), 1);
    }

    @Test
    void threadsAreToldApartByNameAndThoseOfTheJvmDoNotCount() {
        LiveThreads before = new LiveThreads(Set.of(), Map.of("java", 3, "C2 CompilerThre", 1));
        LiveThreads after = new LiveThreads(Set.of(Thread.currentThread()),
                Map.of("java", 5, "C2 CompilerThre", 2, "pool", 1));
        assertThat(after.since(before)).containsExactlyInAnyOrder(
                Thread.currentThread().getName(), "2 native java", "1 native pool");
        assertThat(LiveThreads.stem("pool-1-thread-12")).isEqualTo("pool-1-thread");
        assertThat(LiveThreads.stem("12")).isEqualTo("12");
    }

    @Test
    void theDocumentedCommandsHaveOptionsThatThereAre() throws Exception {
        String script = "toolace-bench/soak.sh";
        assertThat(Files.isExecutable(root().resolve(script))).isTrue();
        List<List<String>> commands = Files.readAllLines(root().resolve("docs/performance.md")).stream()
                .filter(line -> line.startsWith(script)).map(line -> line.substring(0, line.indexOf(" >")))
                .map(line -> List.of(line.split(" "))).toList();
        assertThat(commands).hasSize(2).allSatisfy(words -> SoakSettings.parse(words.subList(1, words.size())));
        List<String> all = List.of("--invocations", "4000", "--warm-up", "0", "--threads", "1", "--seed", "9");
        assertThat(SoakSettings.parse(all))
                .isEqualTo(new SoakSettings(SoakSettings.DEFAULT.model(), 4000, 0, 1, 9, 1000));
        for (List<String> wrong : List.of(List.of("--invocations", "1000"), List.of("--invocations", "2500"),
                List.of("--threads", "0"), List.of("--warm-up", "many"), List.of("--seed"), List.of("--rounds", "1"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> SoakSettings.parse(wrong)).withMessageStartingWith(
                    wrong.get(0).equals("--rounds") ? "no option --rounds" : wrong.get(0));
        }
    }
}
