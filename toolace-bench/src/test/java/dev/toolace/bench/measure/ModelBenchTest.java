package dev.toolace.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.bench.peers.PeerModels;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.onnx.export.Precision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBenchTest {

    @TempDir
    Path temp;

    /** Random weights write no calls by themselves: the report says how they were measured. */
    @Test
    void aModelThatWritesNoCallsIsMeasuredWithTokens() throws Exception {
        Path model = new PeerModels(temp, temp).prepare("tiny", Precision.INT8).folder();
        List<String> notes = new ArrayList<>();
        JsonObject report = ModelBench.run(model, new BenchSettings(1, 0, Duration.ZERO, 2, 16, 4), notes::add);
        assertThat(report.members().keySet()).containsExactly("model", "measured_with", "runs", "threads",
                "refine_unchanged_ratio", "refine_changed_ratio", "naive_refine_ratio", "warm_ttft_ratio",
                "constrained_speedup", "mask_share", "spread", "single_pass_ms", "first_load_ms", "peak_memory_mib",
                "rates");
        assertThat(report.get("measured_with")).hasToString("\"tokens\"");
        List<String> missing = report.members().entrySet().stream()
                .filter(member -> member.getValue() == JsonNull.INSTANCE)
                .map(member -> member.getKey() + " is null").toList();
        assertThat(missing).isSubsetOf("peak_memory_mib is null")
                .allSatisfy(name -> assertThat(notes).anyMatch(note -> note.startsWith(name)));
        assertThat(notes).anyMatch(note -> note.startsWith("the model writes no calls that it repeats"));
        assertThat(report.toJson()).contains("\"rates\":[{\"threads\":1,\"prefill_tokens_per_s\":{\"median\":",
                "},{\"threads\":2,");
    }

    @Test
    void theWorkloadHasTenToolsAndQueriesForThem() {
        Workload workload = Workload.standard();
        assertThat(workload.tools()).hasSize(10);
        assertThat(workload.queries()).hasSizeGreaterThan(9).doesNotHaveDuplicates();
    }
}
