package dev.toolace.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.backend.Prompt;
import dev.toolace.conversation.Message;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptTokenizerTest {
    private static final JsonObject HELLO = (JsonObject) JsonValue.parse(
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello é\"}],\"add_generation_prompt\":true}");

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = TinyModel.folder(temp, Precision.INT8);
    }

    @Test
    void givesThePromptThatTheBackendReads() {
        try (PromptTokenizer prompts = PromptTokenizer.open(folder); OnnxBackend backend = OnnxBackend.open(folder)) {
            String text = prompts.render(HELLO);
            assertThat(text).isEqualTo("<|user|>Hello é<|end|><|assistant|>");
            assertThat(prompts.encode(text))
                    .isEqualTo(backend.encode(new Prompt.Chat(List.of(Message.user("Hello é")), List.of())));
        }
    }

    @Test
    void needsNoModel() throws IOException {
        Files.delete(folder.resolve("model.onnx"));
        Files.writeString(folder.resolve("genai_config.json"), "{}");
        Files.writeString(folder.resolve("config.json"), "{\"max_position_embeddings\":9}");
        Files.createFile(folder.resolve("model.onnx"));
        try (PromptTokenizer prompts = PromptTokenizer.open(folder)) {
            assertThat(prompts.encode("<|end|>")).containsExactly(TinyModel.END);
        }
    }

    @Test
    void templatesSeeSpecialTokensAndWhatHuggingFaceDefines() throws IOException {
        Files.writeString(folder.resolve("chat_template.jinja"), """
                {{ eos_token }} {{ pad_token }} {{ tools is none }} {{ documents is none }} {{ add_generation_prompt }} \
                {{ bos_token is defined }} {{ strftime_now('%Y') }}""");
        Clock clock = Clock.fixed(Instant.parse("2031-05-01T00:00:00Z"), ZoneOffset.UTC);
        try (PromptTokenizer prompts = PromptTokenizer.open(folder, clock)) {
            assertThat(prompts.render(JsonObject.EMPTY)).isEqualTo("<|end|> <|pad|> True True False False 2031");
            assertThat(prompts.render((JsonObject) JsonValue.parse("{\"eos_token\":\"E\",\"tools\":[]}")))
                    .startsWith("E <|pad|> False");
        }
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        Files.delete(folder.resolve("chat_template.jinja"));
        Files.writeString(folder.resolve("tokenizer_config.json"), "{}");
        assertThatThrownBy(() -> PromptTokenizer.open(folder)).hasMessageStartingWith("TA-MODEL-002")
                .hasMessageContaining("template");
        Files.writeString(folder.resolve("chat_template.jinja"), "x");
        Files.delete(folder.resolve("tokenizer.json"));
        assertThatThrownBy(() -> PromptTokenizer.open(folder)).hasMessageStartingWith("TA-MODEL-002")
                .hasMessageContaining("tokenizer.json");
    }
}
