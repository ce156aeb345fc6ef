package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ParseCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void writesOneLineForEachText() {
        String tags = """
                {"id":1,"text":"Sure. <tool_call>{\\"name\\":\\"f\\",\\"arguments\\":{\\"a\\":1}}"}
                """;
        String prose = """
                {"id":"b","format":"hermes","text":"<think>Hm.</think>Hello."}
                """;
        String broken = """
                {"text":"[{\\"name\\":\\"f\\"}]"}
                """;

        assertThat(run(tags + "\n" + prose + broken)).isZero();
        assertThat(out.toString()).isEqualToIgnoringWhitespace("""
                {"id":1,"outcome":"calls","calls":[{"name":"f","arguments":{"a":1}}],"content":"Sure. ",
                 "reasoning":"","repairs":[{"kind":"unclosed_call","offset":49}],"error":null}
                {"id":"b","outcome":"no_call","calls":[],"content":"Hello.","reasoning":"Hm.","repairs":[],"error":null}
                {"id":null,"outcome":"no_call","calls":[],"content":"[{\\"name\\":\\"f\\"}]","reasoning":"",
                 "repairs":[],"error":"a call needs the member 'arguments' at character 13"}
                """);
        assertThat(out.toString().lines()).hasSize(3);
    }

    @Test
    void readingInPiecesWritesTheSame() {
        String lines = """
                {"id":1,"text":"<tool_call>{\\"name\\":\\"f\\",\\"arguments\\":{\\"a\\":1.50}}</tool_call> Done."}
                {"id":2,"text":"[{\\"name\\":\\"f\\",\\"arguments\\":{}}, oops"}
                {"id":3,"text":"{\\"name\\":\\"f\\",\\"arguments\\":{}}</think>[f(a='\\ud83d\\ude00')]"}
                {"id":4,"text":"","format":"qwen3_xml"}
                """;
        assertThat(run(lines)).isZero();
        String whole = out.toString();
        out.getBuffer().setLength(0);
        assertThat(run(lines, "--stream")).isZero();
        assertThat(out.toString()).isEqualTo(whole).contains("\"outcome\":\"calls\"", "\"outcome\":\"no_call\"");
    }

    @Test
    void aSchemaDecidesTheTypesOfMarkup() {
        String line = """
                {"text":"<function=f><parameter=n>7</parameter></function>","tools":[{"name":"f","description":"d",\
                "parameters":{"type":"object","properties":{"n":{"type":"string"}}}}]}""";
        assertThat(run(line, "--format", "qwen3_xml")).isZero();
        assertThat(out.toString()).contains("{\"n\":\"7\"}");
    }

    @Test
    void aChatTemplateTellsTheFormat(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("chat_template.jinja");
        Files.writeString(file, "{{ '<｜tool▁call▁begin｜>' + call.name + '<｜tool▁sep｜>' + call.arguments }}");
        String line = "{\"text\":\"<｜tool▁call▁begin｜>f<｜tool▁sep｜>{}<｜tool▁call▁end｜>\"}";
        assertThat(run(line, "--template", file.toString())).isZero();
        assertThat(out.toString()).contains("\"calls\":[{\"name\":\"f\"");
        assertThat(err.toString().strip()).isEqualTo(
                "{\"format\":\"deepseek_v31\",\"evidence\":[\"<｜tool▁call▁begin｜>\",\"<｜tool▁sep｜>\"]}");
        assertThat(run(line, "--template", file.toString(), "--format", "auto")).isEqualTo(2);
        Files.writeString(file, "{{ messages }}");
        assertThat(run(line, "--template", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("TA-FORMAT-003");
    }

    @Test
    void saysWhichLineIsWrong() {
        assertThat(run("{\"text\":\"x\"}\n{\"text\":1}")).isEqualTo(1);
        assertThat(err.toString()).contains("TA-CLI-002", "line 2");
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(run("{\"text\"")).isEqualTo(1);
        assertThat(err.toString()).contains("line 1: TA-JSON-001");
        assertThat(run("{\"text\":\"x\",\"format\":\"y\"}")).isEqualTo(1);
        assertThat(err.toString()).contains("line 1: TA-FORMAT-001");
    }

    private int run(String input, String... options) {
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        CommandLine line = new CommandLine(new ParseCommand(in));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.setExecutionExceptionHandler((problem, command, result) -> {
            err.append(problem.getMessage()).append('\n');
            return 1;
        });
        return line.execute(options);
    }
}
