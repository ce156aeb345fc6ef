package dev.toolace.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.Corpora;
import dev.toolace.tool.DialectNote.Action;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tools of public sets, which are as people write them, in every dialect and back. */
class DialectCorpusTest {

    @ParameterizedTest
    @ValueSource(strings = {"acebench_en", "bfcl_nonlive", "sealtools_in_domain", "toolalpaca_simulated"})
    void toolsOfPublicSetsComeBack(String set) throws IOException {
        Path file = Corpora.file("data/bench/" + set + ".jsonl.gz");
        Assumptions.assumeTrue(file != null, "the set is not beside the checkout");
        for (JsonValue definition : definitions(file)) {
            for (Tool tool : usable(definition)) {
                for (ToolDialect dialect : ToolDialect.values()) {
                    check(tool, dialect);
                }
            }
        }
    }

    /** Some sets hold a few schemas that are none. */
    private static List<Tool> usable(JsonValue definition) {
        try {
            return ToolDialect.OPENAI.read(definition).tools();
        } catch (ToolaceException e) {
            assertThat(e.errorId()).isEqualTo(ErrorId.TOOL_SCHEMA);
            return List.of();
        }
    }

    private static Set<JsonValue> definitions(Path file) throws IOException {
        Set<JsonValue> definitions = new LinkedHashSet<>();
        for (String line : Corpora.lines(file)) {
            if (JsonValue.parse(line) instanceof JsonObject entry && entry.get("tools") instanceof JsonArray tools) {
                definitions.addAll(tools.elements());
            }
        }
        assertThat(definitions).hasSizeGreaterThan(50);
        return definitions;
    }

    private static void check(Tool tool, ToolDialect dialect) {
        ToolExport export = dialect.write(List.of(tool));
        Tool back = dialect.read(export.json()).tools().get(0);
        boolean asItWas = export.notes().stream().allMatch(note -> note.action() == Action.KEPT);
        assertThat(back.equals(tool)).as(dialect + " " + tool + " " + export.notes()).isEqualTo(asItWas);
    }
}
