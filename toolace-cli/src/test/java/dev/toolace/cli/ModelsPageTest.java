package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.export.CheckpointExporter;
import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/models.md run, in order, in one folder, as a reader would type them. */
class ModelsPageTest {

    @TempDir
    Path folder;

    @Test
    void everyCommandRuns() throws Exception {
        assumeTrue(Checkout.hasShell(), "skipped: needs a shell");
        models();
        List<String> blocks = blocks();
        assertThat(blocks).hasSizeGreaterThan(6);
        try (Checkout checkout = new Checkout(folder)) {
            for (String block : blocks) {
                if (block.contains("golden.jsonl")) {
                    golden(checkout);
                }
                // It takes packages of npm.
                if (!block.contains("interop/run") || Boolean.getBoolean(InteropTest.PROPERTY)) {
                    run(checkout, block);
                }
            }
        }
    }

    private static void run(Checkout checkout, String block) throws IOException, InterruptedException {
        Shell shell = checkout.run(block);
        assertThat(shell.status()).as(block + "\n" + shell.err()).isZero();
        shell.out().lines().forEach(line -> assertThat(JsonValue.parse(line)).as(line).isInstanceOf(JsonObject.class));
    }

    /** What the page takes for granted: a checkpoint, and folders of other origin. */
    private void models() throws IOException {
        Path checkpoint = DocumentedCommands.root().resolve("toolace-nano/checkpoint");
        Path copy = Files.createDirectories(folder.resolve("checkpoints/my-model"));
        try (Stream<Path> files = Files.list(checkpoint)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
        for (String name : List.of("from-genai", "no-template", "no-tokenizer")) {
            CheckpointExporter.export(checkpoint, folder.resolve("models").resolve(name), Precision.INT8);
        }
        Files.delete(folder.resolve("models/from-genai/config.json"));
        Files.delete(folder.resolve("models/no-template/chat_template.jinja"));
        Files.writeString(folder.resolve("models/no-template/tokenizer_config.json"), "{}");
        Files.delete(folder.resolve("models/no-tokenizer/tokenizer.json"));
    }

    /** What another program would have written: prompts with the logits after them. */
    private void golden(Checkout checkout) throws IOException, InterruptedException {
        Shell logits = checkout.run("./toolace logits --model models/my-model-fp32 --greedy 4 < prompts.jsonl");
        List<String> answers = logits.out().lines().toList();
        List<String> prompts = Files.readAllLines(folder.resolve("prompts.jsonl"));
        List<String> golden = new ArrayList<>();
        for (int i = 0; i < prompts.size(); i++) {
            JsonObject prompt = (JsonObject) JsonValue.parse(prompts.get(i));
            golden.add(((JsonObject) JsonValue.parse(answers.get(i)))
                    .with("input_ids", Objects.requireNonNull(prompt.get("input_ids"))).toJson());
        }
        Files.write(folder.resolve("golden.jsonl"), golden);
    }

    private static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        for (String line : Files.readAllLines(DocumentedCommands.root().resolve("docs/models.md"))) {
            if (line.equals("```sh")) {
                block = new StringBuilder();
            } else if (line.equals("```") && block != null) {
                blocks.add(block.toString());
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            }
        }
        return blocks;
    }
}
