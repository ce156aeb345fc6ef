package dev.toolace.onnx.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.TinyModel;
import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.export.ExportTarget;
import dev.toolace.onnx.internal.architecture.Architectures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFilesTest {
    @TempDir
    Path temp;

    @Test
    void transformersJsIsToldOfWeightsBesideTheGraph() throws IOException {
        Path source = TinyModel.checkpoint(temp.resolve("checkpoint"));
        Path folder = Files.createDirectories(temp.resolve("model"));
        Files.createFile(folder.resolve("model.onnx_data"));
        try (Checkpoint checkpoint = Checkpoint.open(source)) {
            JsonObject config = checkpoint.config();
            FolderFiles.write(source, folder, config, Architectures.read(config), ExportTarget.CPU,
                    "model.onnx");
        }
        JsonObject config = (JsonObject) JsonValue.parse(Files.readString(folder.resolve("config.json")));
        assertThat(config.get("transformers.js_config"))
                .isEqualTo(JsonValue.parse("{\"dtype\":\"fp32\",\"use_external_data_format\":{\"model.onnx\":1}}"));
    }
}
