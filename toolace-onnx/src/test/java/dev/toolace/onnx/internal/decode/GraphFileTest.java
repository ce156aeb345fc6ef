package dev.toolace.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.json.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphFileTest {
    @TempDir
    Path temp;

    private String choose(@Nullable String wanted, String decoder) {
        Path folder = temp.resolve("model");
        return folder.relativize(GraphFile.choose(folder, wanted,
                decoder.isEmpty() ? null : JsonFile.parse("decoder", decoder, OnnxErrors.CONFIG_BROKEN))).toString();
    }

    private void make(String... names) throws IOException {
        for (String name : names) {
            Path file = temp.resolve("model").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }

    @ParameterizedTest
    @CsvSource({"model.onnx model_q4.onnx onnx/model.onnx, model.onnx",
            "onnx/model.onnx onnx/model_q4.onnx, onnx/model.onnx",
        "onnx/model_fp16.onnx onnx/model_q4.onnx onnx/model_q4f16.onnx, onnx/model_q4.onnx",
        "onnx/decoder_model_merged.onnx onnx/decoder_with_past_model.onnx, onnx/decoder_model_merged.onnx",
        "decoder_model.onnx decoder_with_past_model.onnx, decoder_with_past_model.onnx", "past.onnx, past.onnx",
        "onnx/odd.onnx, onnx/odd.onnx", "odd.onnx onnx/model_int8.onnx, onnx/model_int8.onnx"})
    void choosesInOrder(String files, String chosen) throws IOException {
        make(files.split(" "));
        assertThat(choose(null, "")).isEqualTo(chosen);
    }

    @Test
    void whatIsNamedCounts() throws IOException {
        make("model.onnx", "other.onnx", "onnx/model_q4.onnx");
        assertThat(choose(null, "{\"filename\":\"other.onnx\"}")).isEqualTo("other.onnx");
        assertThat(choose("onnx/model_q4.onnx", "{\"filename\":\"other.onnx\"}")).isEqualTo("onnx/model_q4.onnx");
        assertThatThrownBy(() -> choose("gone.onnx", "")).hasMessageStartingWith("TA-MODEL-002")
                .hasMessageContaining("gone.onnx");
    }

    @Test
    void aNameDoesNotLeadOutOfTheFolder() throws IOException {
        make("model.onnx");
        Files.writeString(temp.resolve("outside.onnx"), "");
        assertThatThrownBy(() -> choose(null, "{\"filename\":\"../outside.onnx\"}"))
                .hasMessageStartingWith("TA-MODEL-002");
        assertThatThrownBy(() -> choose(temp.resolve("outside.onnx").toString(), ""))
                .hasMessageStartingWith("TA-MODEL-002");
        assertThatThrownBy(() -> choose(null, "{\"filename\":\"a\\u0000b\"}")).hasMessageStartingWith("TA-MODEL-002");
    }

    @Test
    void severalOtherFilesAreListed() throws IOException {
        make("a.onnx", "b.onnx");
        assertThatThrownBy(() -> choose(null, "")).hasMessageStartingWith("TA-MODEL-002")
                .hasMessageContaining("a.onnx, b.onnx")
                .hasMessageContaining("modelFile");
        assertThatThrownBy(() -> choose(null, "{\"pipeline\":[{}]}")).hasMessageStartingWith("TA-MODEL-005")
                .hasMessageContaining("pipeline");
    }
}
