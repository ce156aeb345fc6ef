package dev.toolace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.conversation.Message;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.onnx.export.CheckpointExporter;
import dev.toolace.onnx.export.Precision;
import dev.toolace.tool.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WidenedCheckpointTest {

    private static final Path NANO = Path.of("..", "toolace-nano", "checkpoint");
    private static final List<Tool> TOOLS = Tool.parseAll("""
            [{"name":"set_timer","description":"Set a timer","parameters":{"type":"object","properties":{
            "minutes":{"type":"integer","description":"How long"},"label":{"type":"string"}},"required":["minutes"]}},
            {"name":"play_music","description":"Play music","parameters":{"type":"object","properties":{
            "artist":{"type":"string"}},"required":["artist"]}}]""");

    @TempDir
    private Path temp;

    @Test
    void aWidenedModelAnswersAsTheSmallOne() throws IOException {
        Path wide = temp.resolve("wide");
        WidenedCheckpoint.write(wide, NANO, new WidenedCheckpoint.Size(384, 640, 8, 6, 4000));
        CheckpointExporter.export(NANO, temp.resolve("a"), Precision.FP32);
        CheckpointExporter.export(wide, temp.resolve("b"), Precision.FP32);
        try (OnnxBackend one = OnnxBackend.open(temp.resolve("a"));
                OnnxBackend other = OnnxBackend.open(temp.resolve("b"))) {
            for (String query : List.of("Set a timer for 12 minutes", "Play some music by Nina Simone", "Hello!",
                    "Set a timer of 5 minutes for the tea, and one of 9 minutes for the eggs")) {
                Completion small = answer(one, query);
                assertThat(answer(other, query).text()).isEqualTo(small.text()).isNotEmpty();
            }
            assertThat(other.encode(new Prompt.Text("Set a timer"))).isEqualTo(one.encode(new Prompt.Text("Set a timer")));
        }
    }

    @Test
    void aSizeThatIsTooSmallIsRefused() {
        assertThatThrownBy(() -> WidenedCheckpoint.write(temp.resolve("no"), NANO,
                new WidenedCheckpoint.Size(128, 640, 8, 6, 4000))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not fit");
    }

    private static Completion answer(OnnxBackend backend, String query) {
        return backend.generate(GenerationRequest.of(new Prompt.Chat(List.of(Message.user(query)), TOOLS),
                GenerationOptions.greedy(48)));
    }
}
