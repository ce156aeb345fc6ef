package dev.toolace.nano;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.onnx.TokenModel;
import dev.toolace.onnx.export.CheckpointExporter;
import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The artifact holds what the exporter makes of the checkpoint beside it, so that it opens wherever exports do. */
class ShippedFolderTest {

    private static final Path CHECKPOINT = Path.of("checkpoint");
    private static final Path SHIPPED = Path.of("src/main/resources/dev/toolace/nano/model");

    @TempDir
    static Path temp;

    private static Path exported() {
        Path folder = temp.resolve("model");
        if (!folder.toFile().exists()) {
            CheckpointExporter.export(CHECKPOINT, folder, Precision.INT8);
        }
        return folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat_template.jinja", "config.json", "genai_config.json", "generation_config.json",
        "tokenizer.json", "tokenizer_config.json"})
    void everyFileIsTheExportersOwn(String name) {
        assertThat(SHIPPED.resolve(name)).hasSameBinaryContentAs(exported().resolve(name));
    }

    /** The order of the constants in the file may change with the exporter; its numbers may not. */
    @Test
    void theWeightsAreThoseOfTheCheckpoint() throws IOException {
        int[] prompt = {4, 100, 200, 300, 1, 5};
        try (TokenModel shipped = TokenModel.open(SHIPPED, 1); TokenModel made = TokenModel.open(exported(), 1)) {
            assertThat(shipped.lastLogits(prompt)).isEqualTo(made.lastLogits(prompt));
            assertThat(shipped.greedy(prompt, 32)).isEqualTo(made.greedy(prompt, 32));
        }
    }
}
