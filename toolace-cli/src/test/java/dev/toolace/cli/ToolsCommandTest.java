package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.ToolDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToolsCommandTest {

    private static final String MCP = """
            {"tools":[{"name":"get_time","description":"Tells the time.","annotations":{"readOnlyHint":true},
              "inputSchema":{"type":"object","properties":{"zone":{"type":["string","null"]}},
                             "additionalProperties":false}}]}""";

    @TempDir
    Path folder;

    @Test
    void convertsAndReports() throws IOException {
        Shell shell = Shell.run("tools", "convert", "--to", "gemini", file(MCP));
        assertThat(shell.status()).as(shell.err()).isZero();
        assertThat(shell.out()).isEqualToIgnoringWhitespace("""
                [{"functionDeclarations":[{"name":"get_time","description":"Tells the time.","parameters":
                  {"type":"OBJECT","properties":{"zone":{"type":"STRING","nullable":true}}}}]}]""");
        assertThat(shell.err().lines()).hasSize(2);
        List<JsonObject> notes = shell.err().lines().map(line -> (JsonObject) JsonValue.parse(line)).toList();
        assertThat(notes).allSatisfy(note -> assertThat(note.members().keySet())
                .containsExactly("stage", "path", "keyword", "action", "reason"));
        assertThat(notes)
                .extracting(note -> text(note, "stage"), note -> text(note, "action"), note -> text(note, "path"))
                .containsExactly(tuple("read", "dropped", "/tools/0/annotations"),
                        tuple("write", "widened", "/0/parameters/additionalProperties"));
    }

    private static String text(JsonObject note, String member) {
        return note.get(member) instanceof JsonString string ? string.value() : "";
    }

    @Test
    void aLossIsAFailureWhereNoneIsAllowed() throws IOException {
        Path file = file(MCP.replace("\"annotations\":{\"readOnlyHint\":true},", ""));
        assertThat(Shell.run("tools", "convert", "--lossless", "--to", "gemini", file).status()).isEqualTo(1);
        Shell whole = Shell.run("tools", "convert", "--lossless", "--to", "gemini-json-schema", file);
        assertThat(whole.status()).isZero();
        assertThat(whole.err()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryDialect(ToolDialect dialect) throws IOException {
        Path file = file(MCP);
        Shell there = Shell.run("tools", "convert", "--from", "mcp", "--to", dialect.id(), file);
        assertThat(there.status()).as(there.err()).isZero();
        assertThat(JsonValue.parse(there.out())).isInstanceOf(JsonArray.class);
        Shell back = Shell.run("tools", "convert", "--to", "mcp", file(there.out()));
        assertThat(back.out()).contains("\"inputSchema\":{\"type\":\"object\"");
    }

    @Test
    void strictModeIsOnRequest() throws IOException {
        String tools = "[{\"name\":\"f\",\"inputSchema\":{\"type\":\"object\",\"additionalProperties\":false}}]";
        assertThat(Shell.run("tools", "convert", "--to", "openai", file(tools)).out()).doesNotContain("strict");
        assertThat(Shell.run("tools", "convert", "--to", "openai", "--strict", file(tools)).out())
                .contains("\"strict\":true");
    }

    @Test
    void whatCannotBeReadNamesTheFile() throws IOException {
        for (String broken : List.of("[", "[]", "[7]", "[{\"name\":\"f\"}]")) {
            Shell shell = Shell.run("tools", "convert", "--to", "mcp", file(broken));
            assertThat(shell.status()).isEqualTo(1);
            assertThat(shell.out()).isEmpty();
            assertThat(shell.err()).startsWith("toolace: TA-").contains("tools.json").hasLineCount(1);
        }
        Shell absent = Shell.run("tools", "convert", "--to", "mcp", folder.resolve("absent.json"));
        assertThat(absent.err()).startsWith("toolace: TA-CLI-001").contains("absent.json does not exist");
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("tools.json"), json);
    }
}
