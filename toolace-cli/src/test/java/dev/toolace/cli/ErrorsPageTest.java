package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import dev.toolace.eval.EvalErrors;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.schema.SchemaErrors;
import dev.toolace.train.TrainErrors;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} explains every error id that exists in code, and none that does not. */
class ErrorsPageTest {

    private static final List<Class<?>> HOLDERS =
            List.of(ErrorId.class, SchemaErrors.class, OnnxErrors.class, EvalErrors.class, TrainErrors.class, CliErrors.class);

    @Test
    void thePageAndTheCodeKnowTheSameIds() throws Exception {
        assertThat(page().keySet()).containsExactlyInAnyOrderElementsOf(ids().keySet());
    }

    @Test
    void headingsGiveTheSummary() throws Exception {
        Map<String, List<String>> page = page();
        ids().forEach((code, id) -> assertThat(page.get(code)).as(code).first().isEqualTo("### " + code + ": " + id.summary()));
    }

    @Test
    void everyEntryHasSymptomReasonAndSolution() throws Exception {
        page().forEach((code, lines) -> assertThat(String.join("\n", lines)).as(code)
                .containsSubsequence("\n- **Symptom:** ", "\n- **Reason:** ", "\n- **Solution:** "));
    }

    @Test
    void noHolderOfIdsIsForgotten() throws IOException {
        List<String> holders = new ArrayList<>();
        for (Path file : mainSources()) {
            if (Files.readString(file).contains("static final ErrorId ")) {
                holders.add(file.getFileName().toString().replace(".java", ""));
            }
        }
        assertThat(holders).containsExactlyInAnyOrderElementsOf(HOLDERS.stream().map(Class::getSimpleName).toList());
    }

    private static List<Path> mainSources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(DocumentedCommands.root())) {
            for (Path java : modules.map(module -> module.resolve("src/main/java")).filter(Files::isDirectory).toList()) {
                try (Stream<Path> files = Files.walk(java)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }

    /** Every constant, by its code; fails on a code that two constants share. */
    private static Map<String, ErrorId> ids() throws IllegalAccessException {
        Map<String, ErrorId> ids = new LinkedHashMap<>();
        for (Class<?> holder : HOLDERS) {
            for (Field field : holder.getDeclaredFields()) {
                if (field.getType() == ErrorId.class && Modifier.isStatic(field.getModifiers())) {
                    ErrorId id = (ErrorId) field.get(null);
                    assertThat(ids.put(id.code(), id)).as(id.code()).isNull();
                }
            }
        }
        return ids;
    }

    /** The lines of every entry, its heading first, by code. */
    private static Map<String, List<String>> page() throws IOException {
        Map<String, List<String>> entries = new LinkedHashMap<>();
        List<String> entry = new ArrayList<>();
        for (String line : Files.readAllLines(DocumentedCommands.root().resolve("docs/errors.md"))) {
            if (line.startsWith("### ")) {
                entry = new ArrayList<>();
                String code = line.substring(4, Math.max(4, line.indexOf(':')));
                assertThat(entries.put(code, entry)).as("second entry of " + code).isNull();
            } else if (line.startsWith("#")) {
                entry = new ArrayList<>();
            }
            entry.add(line);
        }
        return entries;
    }
}
