package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchCommandTest {

    /** The smallest run that the documentation shows; how long anything takes is no test. */
    @Test
    void theNanoModelIsMeasuredAsAnAgentUsesIt() throws Exception {
        List<String> documented = DocumentedCommands.all().stream().map(DocumentedCommands.Command::arguments)
                .filter(words -> words.get(0).equals("bench") && words.contains("--runs")).findFirst().orElseThrow();
        Shell shell = Shell.run(documented.toArray());
        assertThat(shell.status()).as(shell.err()).isZero();
        JsonObject report = shell.json();
        assertThat(report.get("measured_with")).hasToString("\"agent\"");
        for (String ratio : new String[] {"refine_unchanged_ratio", "refine_changed_ratio", "naive_refine_ratio",
                "warm_ttft_ratio"}) {
            assertThat(report.get(ratio)).as(ratio).isInstanceOfSatisfying(JsonNumber.class,
                    number -> assertThat(number.value()).isPositive());
        }
        for (String ratio : new String[] {"constrained_speedup", "mask_share"}) {
            assertThat(report.get(ratio)).as(ratio).isNotNull();
            assertThat(shell.err().contains("bench: " + ratio + " is null: ")).as(ratio)
                    .isEqualTo(report.get(ratio) == JsonNull.INSTANCE);
        }
        assertThat(report.members()).containsKeys("spread", "rates", "peak_memory_mib", "first_load_ms");
    }
}
