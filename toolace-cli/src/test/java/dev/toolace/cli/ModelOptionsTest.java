package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ToolAgent;
import dev.toolace.nano.NanoModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ModelOptionsTest {

    @TempDir
    Path folder;

    @Command
    static final class Asking {

        @Mixin
        private ModelOptions model;
    }

    @Test
    void theChatTemplateTellsTheFormatUnlessOneIsNamed() throws IOException {
        try (Stream<Path> files = Files.list(NanoModel.folder())) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        String model = folder.toString();
        assertThat(format("--model", model)).isEqualTo("json");
        Files.writeString(folder.resolve("chat_template.jinja"), """
                {% for m in messages %}{% for call in m.tool_calls %}<tool_call>
                {"name": "{{ call.name }}", "arguments": {{ call.arguments | tojson }}}
                </tool_call>{% endfor %}{{ m.content }}{% endfor %}""");
        assertThat(format("--model", model)).isEqualTo("hermes");
        assertThat(format("--model", model, "--format", "toolace")).isEqualTo("toolace");
    }

    private static String format(String... options) {
        Asking command = new Asking();
        new CommandLine(command).parseArgs(List.of(options).toArray(new String[0]));
        try (ToolAgent agent = command.model.agent()) {
            return agent.format().format().name();
        }
    }
}
