package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

    @TempDir
    Path temp;

    @Test
    void theShippedModelIsFine() {
        Shell shell = Shell.run("inspect", "nano");
        assertThat(shell.status()).isZero();
        assertThat(shell.err()).isEmpty();
        JsonObject json = shell.json();
        assertThat(json.members().keySet()).containsExactly("folder", "usable", "architecture", "graph", "checkpoint",
                "context_length", "stop_tokens", "tokenizer", "special_tokens", "chat_template", "format", "warnings",
                "missing", "problems", "files");
        assertThat(json.get("warnings")).isEqualTo(new JsonArray(List.of()));
        assertThat(json.get("missing")).isEqualTo(new JsonArray(List.of()));
        JsonObject graph = (JsonObject) json.get("graph");
        assertThat(graph.members().keySet()).containsExactly("file", "producer", "precision", "vocabulary", "cache",
                "positions", "mask", "inputs", "outputs", "weights");
        assertThat(((JsonObject) graph.get("cache")).get("kind")).isEqualTo(new JsonString("in_place"));
    }

    @Test
    void anExportForShorterTextsSaysSo() throws IOException {
        Path checkpoint = CommandsTest.checkpoint(temp.resolve("checkpoint"));
        Shell shell = Shell.run("export", "--checkpoint", checkpoint, "--out", temp.resolve("short"), "--max-context", 16);
        assertThat(shell.status()).as(shell.err()).isZero();
        assertThat(Shell.run("inspect", temp.resolve("short")).json().get("context_length")).hasToString("16");
    }

    @Test
    void aCheckpointAndItsExport() throws IOException {
        Path checkpoint = CommandsTest.checkpoint(temp.resolve("checkpoint"));
        Shell shell = Shell.run("inspect", checkpoint);
        assertThat(shell.status()).as(shell.out()).isZero();
        assertThat(shell.json().get("checkpoint").toJson())
                .contains("\"supported\":true", "toolace export --checkpoint");
        Path model = temp.resolve("model");
        assertThat(Shell.run("export", "--checkpoint", checkpoint, "--out", model, "--precision", "int8").status())
                .isZero();
        Shell exported = Shell.run("inspect", model);
        assertThat(exported.status()).isZero();
        assertThat(exported.json().get("missing").toJson()).contains("tokenizer.json");
        assertThat(exported.json().get("graph").toJson()).contains("\"precision\":\"int8\"");
        assertThat(Shell.run("inspect", "--model-file", "none.onnx", model).status()).isEqualTo(1);
    }

    @Test
    void aFolderThatIsOfNoUseHasStatusOne() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("empty"));
        Shell shell = Shell.run("inspect", folder);
        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.json().get("problems").toJson()).contains("TA-MODEL-002");
        Shell none = Shell.run("inspect", temp.resolve("none"));
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).startsWith("toolace: TA-MODEL-001");
    }
}
