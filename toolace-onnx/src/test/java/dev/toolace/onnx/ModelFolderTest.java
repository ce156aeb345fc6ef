package dev.toolace.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.conversation.Message;
import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFolderTest {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = TinyModel.folder(temp, Precision.INT8);
    }

    private void assertFails(String code, String... parts) {
        assertThatThrownBy(() -> OnnxBackend.builder(folder).threads(1).build().close()).isInstanceOf(ToolaceException.class)
                .hasMessageStartingWith(code).satisfies(e -> List.of(parts).forEach(part -> assertThat(e.getMessage()).contains(part)));
    }

    @Test
    void namesAMissingFolder() {
        folder = temp.resolve("nowhere");
        assertFails("TA-MODEL-001", "nowhere");
    }

    @ParameterizedTest
    @CsvSource({"tokenizer.json", "model.onnx"})
    void namesAMissingFile(String name) throws IOException {
        Files.delete(folder.resolve(name));
        assertFails("TA-MODEL-002", name);
    }

    @Test
    void oneOfTheTwoConfigurationsIsEnough() throws IOException {
        Files.delete(folder.resolve("genai_config.json"));
        OnnxBackend.builder(folder).threads(1).build().close();
        Files.delete(folder.resolve("config.json"));
        assertFails("TA-MODEL-002", "config.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "config.json; {; TA-MODEL-003", "config.json; []; TA-MODEL-003", "genai_config.json; {\"model\":1}; TA-MODEL-003",
        "genai_config.json; {\"model\":{\"decoder\":{\"filename\":7}}}; TA-MODEL-003",
        "genai_config.json; {\"model\":{\"decoder\":{\"filename\":\"gone.onnx\"}}}; TA-MODEL-002",
        "genai_config.json; {\"model\":{\"context_length\":0}}; TA-MODEL-003",
        "genai_config.json; {\"model\":{\"eos_token_id\":\"x\"}}; TA-MODEL-003",
        "tokenizer_config.json; {\"a\":; TA-MODEL-003", "tokenizer_config.json; {\"eos_token\":7}; TA-MODEL-003",
        "special_tokens_map.json; {\"eos_token\":[\"a\"]}; TA-MODEL-003", "special_tokens_map.json; []; TA-MODEL-003",
                "tokenizer.json; {}; TA-MODEL-006", "tokenizer.json; xyz; TA-MODEL-006",
        "chat_template.jinja; {% if %}; TA-TEMPLATE-001",
        "genai_config.json; {\"model\":{\"decoder\":{\"inputs\":{\"past_key_names\":\"other.%d\",\"past_value_names\":\"p.%d\"}}}}; TA-MODEL-005",
        "genai_config.json; {\"model\":{\"decoder\":{\"inputs\":{\"input_ids\":\"tokens\"}}}}; TA-MODEL-005"})
    void namesABrokenFile(String name, String content, String code) throws IOException {
        Files.writeString(folder.resolve(name), content);
        assertFails(code);
    }

    @Test
    void aTemplateInsideTheTokenizerConfigurationWorks() throws IOException {
        Files.delete(folder.resolve("chat_template.jinja"));
        Files.writeString(folder.resolve("tokenizer_config.json"), "{}");
        Prompt chat = new Prompt.Chat(List.of(Message.user("hi")), List.of());
        try (OnnxBackend backend = OnnxBackend.builder(folder).threads(1).build()) {
            assertThatThrownBy(() -> backend.generate(GenerationRequest.of(chat, GenerationOptions.greedy(1))))
                    .hasMessageStartingWith("TA-MODEL-002").hasMessageContaining("chat template");
        }
        Files.writeString(folder.resolve("tokenizer_config.json"),
                "{\"eos_token\":{\"content\":\"<|end|>\"},\"chat_template\":\"{{ messages[0].content }}{{ eos_token }}\"}");
        try (OnnxBackend backend = OnnxBackend.builder(folder).threads(1).build()) {
            assertThat(backend.encode(chat)).containsExactly('h', 'i', TinyModel.END);
        }
    }

    @Test
    void specialTokensMayBeNamedInAnyFile() throws IOException {
        Files.writeString(folder.resolve("chat_template.jinja"),
                "{{ messages[0].content }}{{ eos_token }}{{ pad_token }}");
        Prompt chat = new Prompt.Chat(List.of(Message.user("hi")), List.of());
        Files.writeString(folder.resolve("special_tokens_map.json"), "{\"pad_token\":\"<|user|>\"}");
        assertThat(tokens(chat)).containsExactly('h', 'i', TinyModel.END, 260);
        Files.delete(folder.resolve("tokenizer_config.json"));
        assertThat(tokens(chat)).containsExactly('h', 'i', 260);
        Files.delete(folder.resolve("special_tokens_map.json"));
        assertThat(tokens(chat)).as("by the numbers of config.json").containsExactly('h', 'i', TinyModel.END, 256);
    }

    private int[] tokens(Prompt prompt) {
        try (OnnxBackend backend = OnnxBackend.builder(folder).threads(1).build()) {
            return backend.encode(prompt);
        }
    }

    @Test
    void truncatedModelsFailCleanly() throws IOException {
        Path file = folder.resolve("model.onnx");
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(2);
        for (int i = 0; i < 60; i++) {
            int length = i < 20 ? i : i < 30 ? bytes.length - 1 - (i - 20) : random.nextInt(bytes.length);
            Files.write(file, Arrays.copyOf(bytes, length));
            assertFails("TA-MODEL-00");
        }
        Files.writeString(file, "<html>not found</html>");
        assertFails("TA-MODEL-004", "model.onnx");
    }

    @Test
    void damagedGraphsNeverCrash() throws IOException {
        Path file = folder.resolve("model.onnx");
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            byte[] mutated = bytes.clone();
            // The nodes and their attributes are at the beginning; the weights, which may be any bytes, follow.
            mutated[random.nextInt(3000)] = (byte) random.nextInt(256);
            Files.write(file, mutated);
            try (TokenModel model = TokenModel.open(folder, 1)) {
                model.lastLogits(new int[] {1, 2, 3});
            } catch (ToolaceException e) {
                refused++;
                assertThat(e.getMessage()).startsWith("TA-MODEL-0");
            }
        }
        assertThat(refused).isGreaterThan(20);
    }

    @Test
    void anErrorLeavesNothingOpen() throws IOException {
        Path file = folder.resolve("model.onnx");
        try (RandomAccessFile model = new RandomAccessFile(file.toFile(), "rw")) {
            model.setLength(model.length() / 2);
        }
        long before = openFiles();
        for (int i = 0; i < 20; i++) {
            assertFails("TA-MODEL-004");
        }
        assertThat(openFiles()).isLessThanOrEqualTo(before + 3);
    }

    private static long openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (var list = Files.list(descriptors)) {
            return list.count();
        }
    }
}
