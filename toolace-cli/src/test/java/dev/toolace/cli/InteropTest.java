package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** toolace and transformers.js read the same prompts and say the same, from one folder. */
class InteropTest {

    /** Set to true, this system property runs what needs Node and packages of npm. */
    static final String PROPERTY = "toolace.interop";

    @TempDir
    Path folder;

    @Test
    @EnabledIfSystemProperty(named = PROPERTY, matches = "true", disabledReason = "needs Node and packages of npm")
    void theNanoModelIsTheSameInTransformersJs() throws Exception {
        assumeTrue(Checkout.hasShell(), "skipped: needs a shell");
        Shell shell = run("interop/run");
        assumeTrue(!shell.out().startsWith("{\"skipped\""), shell.out());
        assertThat(shell.status()).as(shell.err()).isZero();
        JsonObject summary = shell.json();
        for (String stage : List.of("conversations", "text", "input_ids", "greedy")) {
            assertThat(summary.get(stage)).as(stage).isEqualTo(JsonNumber.of(20));
        }
        assertThat(summary.get("greedy_tokens")).isEqualTo(JsonNumber.of(20 * 64));
    }

    @Test
    void withoutNodeItIsSkippedAndSaysSo() throws Exception {
        assumeTrue(Checkout.hasShell() && Files.isExecutable(Path.of("/bin/bash")), "skipped: needs bash");
        Path dirname = Files.createDirectories(folder.resolve("bin")).resolve("dirname");
        Files.writeString(dirname, "#!/bin/sh\necho \"${1%/*}\"\n");
        assertThat(dirname.toFile().setExecutable(true)).isTrue();
        Shell shell = run("PATH=$PWD/bin /bin/bash interop/run");
        assertThat(shell.status()).as(shell.err()).isZero();
        assertThat(shell.json().get("skipped")).isEqualTo(new JsonString("there is no Node"));
        assertThat(shell.err()).contains("interop: skipped: there is no Node");
    }

    private Shell run(String command) throws IOException, InterruptedException {
        try (Checkout checkout = new Checkout(folder)) {
            return checkout.run(command);
        }
    }

    @Test
    void twentyConversationsWithDifferentIds() throws Exception {
        List<String> lines = Files.readAllLines(DocumentedCommands.root().resolve("interop/conversations.jsonl"));
        assertThat(lines).hasSize(20);
        assertThat(lines.stream().map(line -> ((JsonObject) JsonValue.parse(line)).get("id"))).doesNotHaveDuplicates();
    }
}
