package dev.toolace.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelReportTest {
    @TempDir
    Path temp;

    @Test
    void tellsWhatIsInAFolder() throws IOException {
        ModelReport report = ModelReport.of(TinyModel.folder(temp, Precision.INT4));
        assertThat(report.usable()).isTrue();
        assertThat(report.problems()).isEmpty();
        assertThat(report.missing()).isEmpty();
        assertThat(report.warnings()).isEmpty();
        assertThat(report.architecture()).contains("LlamaForCausalLM");
        assertThat(report.contextLength()).hasValue(TinyModel.CONTEXT);
        assertThat(report.stopTokens()).containsExactly(TinyModel.END);
        assertThat(report.tokenizer()).isTrue();
        assertThat(report.specialTokens()).containsEntry("eos_token", "<|end|>");
        assertThat(report.chatTemplate()).isPresent();
        assertThat(report.files()).contains("model.onnx", "tokenizer.json");
        ModelReport.Graph graph = report.graph().orElseThrow();
        assertThat(graph.file()).isEqualTo("model.onnx");
        assertThat(graph.producer()).isEqualTo("toolace");
        assertThat(graph.precision()).isEqualTo("int4");
        assertThat(graph.vocabulary()).hasValue(TinyModel.VOCABULARY);
        assertThat(graph.inputs().get(0)).isEqualTo(new ModelReport.Port("input_ids", "INT64",
                List.of("batch_size", "sequence_length"), "tokens"));
        assertThat(graph.cache()).hasValueSatisfying(cache -> {
            assertThat(cache.kind()).isEqualTo("in_place");
            assertThat(cache.types()).containsExactly("FLOAT");
            assertThat(cache.shapes()).containsExactly("[batch, 2, tokens, 16]");
            assertThat(cache.layers()).containsExactly(0, 1);
            assertThat(cache.states()).isZero();
        });
    }

    @Test
    void tellsWhatIsMissing() throws IOException {
        Path folder = TinyModel.folder(temp, Precision.FP32);
        for (String name : List.of("tokenizer.json", "tokenizer_config.json", "chat_template.jinja")) {
            Files.delete(folder.resolve(name));
        }
        ModelReport report = ModelReport.of(folder);
        assertThat(report.usable()).isTrue();
        assertThat(report.tokenizer()).isFalse();
        assertThat(report.missing()).containsExactly("tokenizer.json", "a chat template");
        Files.delete(folder.resolve("model.onnx"));
        assertThat(ModelReport.of(folder).usable()).isFalse();
        assertThat(ModelReport.of(folder).problems()).singleElement().asString().startsWith("TA-MODEL-002");
        Path empty = Files.createDirectory(temp.resolve("empty"));
        assertThat(ModelReport.of(empty).missing()).contains("an ONNX file", "config.json or genai_config.json");
        assertThatThrownBy(() -> ModelReport.of(temp.resolve("none"))).hasMessageStartingWith("TA-MODEL-001");
    }

    @Test
    void oneBrokenFileHidesNothingElse() throws IOException {
        Path folder = TinyModel.folder(temp, Precision.FP32);
        Files.writeString(folder.resolve("tokenizer_config.json"), "{");
        Files.writeString(folder.resolve("generation_config.json"), "[]");
        ModelReport report = ModelReport.of(folder);
        assertThat(report.usable()).isFalse();
        assertThat(report.problems()).hasSize(2).allSatisfy(problem -> assertThat(problem).startsWith("TA-MODEL-003"));
        assertThat(report.graph()).isPresent();
        Files.writeString(folder.resolve("model.onnx"), "<html></html>");
        assertThat(ModelReport.of(folder).problems()).hasSize(3).anySatisfy(
                problem -> assertThat(problem).startsWith("TA-MODEL-004"));
    }

    @Test
    void configurationsAreReadTogether() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("several"));
        Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"some\",\"eos_token_id\":4,"
                + "\"text_config\":{\"max_position_embeddings\":77,\"eos_token_id\":[5,4]}}");
        Files.writeString(folder.resolve("generation_config.json"), "{\"eos_token_id\":[2,3]}");
        assertThat(ModelReport.of(folder).stopTokens()).containsExactlyInAnyOrder(2, 3, 4, 5);
        assertThat(ModelReport.of(folder).contextLength()).hasValue(77);
        assertThat(ModelReport.of(folder).architecture()).contains("some");
        Files.writeString(folder.resolve("genai_config.json"), "{\"model\":{\"eos_token_id\":[1,2],\"context_length\":55}}");
        assertThat(ModelReport.of(folder).stopTokens()).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        assertThat(ModelReport.of(folder).contextLength()).hasValue(55);
    }

    @Test
    void aCheckpointHasItsCommand() throws IOException {
        Path folder = TinyModel.checkpoint(temp.resolve("checkpoint"));
        ModelReport report = ModelReport.of(folder);
        assertThat(report.usable()).isTrue();
        assertThat(report.graph()).isEmpty();
        assertThat(report.checkpoint()).hasValueSatisfying(checkpoint -> {
            assertThat(checkpoint.supported()).isTrue();
            assertThat(checkpoint.parameters()).isEqualTo(TinyModel.weights().values().stream()
                    .mapToLong(tensor -> tensor.values().length).sum());
            assertThat(checkpoint.command()).contains("toolace export --checkpoint " + folder);
        });
        Files.writeString(folder.resolve("config.json"),
                "{\"architectures\":[\"OtherForCausalLM\"],\"num_hidden_layers\":1,"
                + "\"hidden_size\":8,\"max_position_embeddings\":9,\"eos_token_id\":[1,2]}");
        ModelReport other = ModelReport.of(folder);
        assertThat(other.usable()).isFalse();
        assertThat(other.architecture()).contains("OtherForCausalLM");
        assertThat(other.checkpoint()).hasValueSatisfying(checkpoint -> {
            assertThat(checkpoint.supported()).isFalse();
            assertThat(checkpoint.reason()).startsWith("TA-CHECKPOINT-003");
        });
    }
}
