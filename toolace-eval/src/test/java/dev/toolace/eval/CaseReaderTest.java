package dev.toolace.eval;

import static dev.toolace.eval.Cases.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import dev.toolace.conversation.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseReaderTest {

    private static final String TOOL = "{\"name\":\"lamp\",\"description\":\"d\",\"parameters\":{\"type\":\"object\"}}";
    private static final String GOOD = line("user", TOOL, "[[{\"name\":\"lamp\",\"arguments\":{\"on\":true}}],[]]");

    @TempDir
    Path folder;

    @Test
    void readsEveryMember() throws IOException {
        EvalCase one = CaseReader.read(file("a.jsonl", GOOD)).cases().get(0);
        assertThat(one.id()).isEqualTo("a/1");
        assertThat(one.source()).isEqualTo("made up");
        assertThat(one.category()).isEqualTo("single");
        assertThat(one.messages()).singleElement().satisfies(message -> {
            assertThat(message.role()).isEqualTo(Role.USER);
            assertThat(message.content()).isEqualTo("schön 💡");
        });
        assertThat(one.tools()).singleElement().satisfies(tool -> assertThat(tool.name()).isEqualTo("lamp"));
        assertThat(one.answers()).containsExactly(List.of(call("lamp", "{\"on\":true}")), List.of());
    }

    @Test
    void readsGzipAndSkipsBlankLines() throws IOException {
        Path file = folder.resolve("a.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((GOOD + "\n\n  \n" + GOOD + "\n").getBytes(StandardCharsets.UTF_8));
        }
        CaseSet set = CaseReader.read(file);
        assertThat(set.cases()).hasSize(2);
        assertThat(set.leftOut()).isZero();
        assertThat(set.cases().get(0)).isEqualTo(CaseReader.read(file("b.jsonl", GOOD)).cases().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":", "[1,2]", "17", "{} {}", "{\"a\":1,}", "not json"})
    void aBadLineNamesFileAndLine(String bad) throws IOException {
        Path file = file("broken.jsonl", GOOD, "", bad, GOOD);
        assertThatThrownBy(() -> CaseReader.read(file))
                .isInstanceOfSatisfying(ToolaceException.class,
                        e -> assertThat(e.errorId()).isEqualTo(EvalErrors.BAD_CASE))
                .hasMessageContaining("broken.jsonl line 3")
                .satisfies(e -> assertThat(e.getMessage().split("TA-EVAL-001", -1)).hasSize(2));
    }

    @Test
    void whatToolaceCannotRepresentIsLeftOutAndCounted() throws IOException {
        String calls = "[[]]";
        Path file = file("a.jsonl",
                line("user", "{\"name\":\"\",\"description\":\"d\",\"parameters\":{\"type\":\"object\"}}", calls),
                line("user", "{\"name\":\"x\",\"description\":\"d\",\"parameters\":{\"type\":\"no such\"}}", calls),
                line("user", "\"a name alone\"", calls),
                line("critic", TOOL, calls),
                line("user", TOOL, "[{\"name\":\"lamp\"}]"),
                GOOD);
        CaseSet set = CaseReader.read(file);
        assertThat(set.cases()).extracting(EvalCase::id).containsExactly("a/1");
        assertThat(set.leftOut()).isEqualTo(5);
    }

    @Test
    void aFileThatIsNotThereOrCutOffIsAClearError() throws IOException {
        assertUnreadable(folder.resolve("absent.jsonl"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write((GOOD + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Path cut = folder.resolve("cut.jsonl.gz");
        Files.write(cut, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12));
        assertUnreadable(cut);
        assertUnreadable(Files.writeString(folder.resolve("plain.jsonl.gz"), GOOD));
    }

    private static void assertUnreadable(Path file) {
        assertThatThrownBy(() -> CaseReader.read(file))
                .isInstanceOfSatisfying(ToolaceException.class,
                        e -> assertThat(e.errorId()).isEqualTo(EvalErrors.UNREADABLE))
                .hasMessageContaining(file.getFileName().toString());
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private static String line(String role, String tool, String calls) {
        return "{\"id\":\"a/1\",\"source\":\"made up\",\"category\":\"single\",\"messages\":[{\"role\":\"" + role
                + "\",\"content\":\"schön 💡\"}],\"tools\":[" + tool + "],\"calls\":" + calls + "}";
    }
}
