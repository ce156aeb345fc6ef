package dev.toolace.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.bench.peers.PeerModels;
import dev.toolace.json.JsonObject;
import dev.toolace.onnx.export.Precision;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThroughputTest {

    @TempDir
    Path temp;

    /** It fails where answers are not the same however many threads and workers there are. */
    @Test
    void everyWayIsHeldAgainstOneThreadThatAnswersOneAfterTheOther() throws Exception {
        Path model = new PeerModels(temp, temp).prepare("tiny", Precision.INT8).folder();
        JsonObject report = Throughput.measure(model, 1, 3, List.of(1, 2));
        assertThat(report.members().keySet())
                .containsExactly("model", "processors", "queries", "speedup", "queries_per_s");
        JsonObject speedup = (JsonObject) Objects.requireNonNull(report.get("speedup"));
        assertThat(speedup.members().keySet()).hasSize(4).startsWith("threads=1 workers=1", "threads=1 workers=2");
        assertThat(speedup.get("threads=1 workers=1")).hasToString("{\"median\":1,\"min\":1,\"max\":1,\"runs\":1}");
    }
}
