package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RenderCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void writesOneLineForEachContext() throws IOException {
        Path template = template("""
                {%- for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}{{ tools | tojson if tools }}
                {%- if add_generation_prompt %}<assistant>{% endif %}
                {%- if not messages %}{{ raise_exception('nothing was said') }}{% endif %}""");
        String input = """
                {"id":1,"context":{"messages":[{"role":"user","content":"{{ 6*7 }} \u00e9"}],"tools":[{"a":1.0,"b":1e3}],\
                "add_generation_prompt":true}}

                {"id":"b","context":{"messages":[]}}
                {"context":{"messages":[{"role":"user","content":null}]}}
                """;
        assertThat(run(input, "--template", template.toString())).isZero();
        assertThat(out.toString().lines()).containsExactly(
                "{\"id\":1,\"text\":\"<user>{{ 6*7 }} \u00e9[{\\\"a\\\": 1.0, \\\"b\\\": 1000.0}]<assistant>\"}",
                "{\"id\":\"b\",\"error\":\"TA-TEMPLATE-002: chat template at line 3, column 41: nothing was said\"}",
                "{\"id\":null,\"text\":\"<user>None\"}");
    }

    @Test
    void theClockCanBeSet() throws IOException {
        Path template = template("{{ strftime_now('%A, %-d %B %Y %H:%M:%S') }}");
        String line = "{\"id\":1,\"context\":{}}";
        assertThat(run(line, "--template", template.toString(), "--now", "2026-11-21T09:30:00")).isZero();
        assertThat(out.toString()).contains("Saturday, 21 November 2026 09:30:00");
        assertThat(run(line, "--template", template.toString())).isZero();
        assertThat(run(line, "--template", template.toString(), "--now", "today")).isEqualTo(2);
        assertThat(err.toString()).contains("--now is a time such as 2026-11-21T09:30:00, not today");
    }

    @Test
    void aMalformedTemplateAnswersEveryLineAndFails() throws IOException {
        Path template = template("a\n{{ b");
        String line = "{\"id\":1,\"context\":{}}\n";
        assertThat(run(line + line, "--template", template.toString())).isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(2).allMatch(answer -> answer.startsWith(
                "{\"id\":1,\"error\":\"TA-TEMPLATE-001: chat template at line 2, column 1: "));
        assertThat(err.toString()).startsWith("TA-TEMPLATE-001");
    }

    @Test
    void aModelsPromptsComeWithTheirTokens() {
        String input = """
                {"id":1,"context":{"messages":[{"role":"user","content":"Hi<|end|>"}],"add_generation_prompt":true}}
                {"id":2,"context":{"messages":[]}}
                {"id":3,"context":{"messages":7}}
                """;
        assertThat(run(input, "--model", "nano")).isZero();
        List<String> lines = out.toString().lines().toList();
        // A control token that is spelled is one, as in Hugging Face's own tokenizers.
        assertThat(lines.get(0))
                .startsWith("{\"id\":1,\"text\":\"<|user|>Hi<|end|><|end|><|assistant|>\",\"input_ids\":[4,")
                .endsWith(",1,1,5]}");
        assertThat(lines.get(1)).isEqualTo("{\"id\":2,\"text\":\"\",\"input_ids\":[]}");
        assertThat(lines.get(2)).startsWith("{\"id\":3,\"error\":\"TA-TEMPLATE-002");
        assertThat(run(input, "--model", folder.resolve("absent").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("TA-MODEL-001");
    }

    @Test
    void saysWhatIsWrongWithItsInput() throws IOException {
        Path template = template("x");
        assertThat(run("{\"context\":{}}\n{\"context\":[]}", "--template", template.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("TA-CLI-002", "line 2");
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(run("{", "--template", template.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("line 1: TA-JSON-001");
        assertThat(run("", "--template", folder.resolve("absent").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("TA-CLI-001");
        assertThat(run("")).isEqualTo(2);
        assertThat(err.toString()).contains("--template");
    }

    private Path template(String source) throws IOException {
        return Files.writeString(folder.resolve("chat_template.jinja"), source);
    }

    private int run(String input, String... options) {
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        CommandLine line = new CommandLine(new RenderCommand(in));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.setExecutionExceptionHandler((problem, command, result) -> {
            err.append(problem.getMessage()).append('\n');
            return 1;
        });
        return line.execute(options);
    }
}
