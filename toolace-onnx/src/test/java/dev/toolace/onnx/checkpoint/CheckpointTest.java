package dev.toolace.onnx.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String INDEX = "{\"metadata\":{\"total_size\":24},\"weight_map\":{\"a\":\"one.safetensors\","
            + "\"b\":\"two.safetensors\",\"c\":\"two.safetensors\"}}";

    @TempDir
    Path temp;

    @BeforeEach
    void make() throws IOException {
        Files.writeString(temp.resolve("config.json"), "{\"model_type\":\"llama\"}");
        SafeTensors.write(temp.resolve("one.safetensors"), Map.of("a", new FloatTensor(List.of(2), new float[] {1, 2})),
                Map.of());
        SafeTensors.write(temp.resolve("two.safetensors"), Map.of("b", new FloatTensor(List.of(1), new float[] {3}),
                "c", new FloatTensor(List.of(1), new float[] {4})), Map.of());
        Files.writeString(temp.resolve("model.safetensors.index.json"), INDEX);
    }

    @Test
    void tensorsComeFromTheFilesThatTheIndexNames() {
        try (Checkpoint checkpoint = Checkpoint.open(temp)) {
            assertThat(checkpoint.names()).containsExactly("a", "b", "c");
            assertThat(checkpoint.read("c").values()).containsExactly(4);
            assertThatThrownBy(() -> checkpoint.read("d")).hasMessageStartingWith("TA-CHECKPOINT-002");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"weight_map\":[]}", "{\"weight_map\":{\"a\":1}}",
            "{\"weight_map\":{\"a\":\"\"}}",
        "{\"weight_map\":{\"a\":\"..\"}}", "{\"weight_map\":{\"a\":\".\"}}",
                "{\"weight_map\":{\"a\":\"../one.safetensors\"}}",
        "{\"weight_map\":{\"a\":\"/etc/passwd\"}}", "{\"weight_map\":{\"a\":\"sub\\\\one\"}}",
                "{\"weight_map\":{\"a\":\"x\\u0000y\"}}",
        "{\"weight_map\":{\"a\":\"gone.safetensors\"}}", "{\"weight_map\":{\"a\":NaN}}", "{\"weight_map\":{\"a\":"})
    void anIndexThatLiesIsABrokenCheckpoint(String index) throws IOException {
        Files.writeString(temp.resolve("model.safetensors.index.json"), index);
        assertThatThrownBy(() -> Checkpoint.open(temp)).isInstanceOf(ToolaceException.class)
                .hasMessageStartingWith("TA-CHECKPOINT-001");
    }

    @Test
    void aTensorThatIsNotWhereTheIndexSaysIsNamed() throws IOException {
        Files.writeString(temp.resolve("model.safetensors.index.json"), "{\"weight_map\":{\"b\":\"one.safetensors\"}}");
        try (Checkpoint checkpoint = Checkpoint.open(temp)) {
            assertThatThrownBy(() -> checkpoint.shape("b")).hasMessageStartingWith("TA-CHECKPOINT-002")
                    .hasMessageContaining("'b'");
        }
    }

    @Test
    void aConfigurationOfAbsurdLengthIsNotRead() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(temp.resolve("config.json").toFile(), "rw")) {
            file.setLength(10_000_000_000L);
        }
        assertThatThrownBy(() -> Checkpoint.open(temp)).hasMessageStartingWith("TA-CHECKPOINT-001")
                .hasMessageContaining("longer than");
    }

    @Test
    void mutatedFilesAreReadOrRefused() throws IOException {
        Random random = new Random(8);
        for (int round = 0; round < 600; round++) {
            make();
            Path file = temp.resolve(List.of("config.json", "model.safetensors.index.json", "one.safetensors")
                    .get(random.nextInt(3)));
            byte[] bytes = Files.readAllBytes(file);
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? random.nextInt(256)
                        : "{}[]\":,0".getBytes(
                        StandardCharsets.US_ASCII)[random.nextInt(8)]);
            }
            Files.write(file, bytes);
            try (Checkpoint checkpoint = Checkpoint.open(temp)) {
                checkpoint.names().forEach(checkpoint::read);
            } catch (ToolaceException e) {
                assertThat(e.getMessage()).startsWith("TA-CHECKPOINT-00");
            }
        }
    }
}
