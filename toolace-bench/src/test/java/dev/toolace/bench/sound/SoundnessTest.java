package dev.toolace.bench.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.tool.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A few of the answers; {@code -Dtoolace.large=true} asks for all 100,000. */
class SoundnessTest {

    @TempDir
    Path temp;

    @Test
    void aModelThatKnowsNothingWritesValidCallsForEveryKeyword() throws Exception {
        List<Tool> tools = SchemaPicks.handwritten();
        JsonObject report = Soundness.run(tools, 300, temp, false);

        sound(report, 280);
        assertThat(number(report, "left_out")).isZero();
        assertThat(number(report, "with_calls")).isGreaterThan(150);
        // What is done is not done again.
        assertThat(Soundness.run(tools, 300, temp, false)).isEqualTo(report);
        assertThat(Files.readAllLines(temp.resolve("jobs.jsonl"))).hasSize(tools.size() * 5);
    }

    @Test
    void schemasOfOthersToo() throws Exception {
        JsonObject report = Soundness.run(schemas(40), 200, temp, false);

        sound(report, 180);
    }

    @Test
    @EnabledIfSystemProperty(named = "toolace.large", matches = "true")
    void aHundredThousandAnswersAreValid() throws Exception {
        List<Tool> tools = new ArrayList<>(schemas(500));
        tools.addAll(SchemaPicks.handwritten());
        JsonObject report = Soundness.run(tools, 100_000, temp, true);

        sound(report, 100_000);
    }

    private static void sound(JsonObject report, int finished) {
        assertThat(number(report, "faulty")).as("%s", report).isZero();
        assertThat(number(report, "finished")).as("%s", report).isGreaterThanOrEqualTo(finished);
    }

    private static List<Tool> schemas(int count) throws Exception {
        String shared = System.getenv("TOOLACE_SHARED");
        Path data = Stream.of(shared == null ? "../../shared" : shared, "../shared")
                .map(root -> Path.of(root).resolve("data")).filter(Files::isDirectory).findFirst().orElse(null);
        assumeThat(data).as("data beside the checkout").isNotNull();
        List<Tool> tools = SchemaPicks.of(data, count);
        assertThat(tools).hasSize(count).isEqualTo(SchemaPicks.of(data, count)).doesNotHaveDuplicates();
        return tools;
    }

    private static long number(JsonObject report, String name) {
        return ((JsonNumber) report.members().get(name)).value().longValue();
    }
}
