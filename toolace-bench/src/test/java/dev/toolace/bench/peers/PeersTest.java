package dev.toolace.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {

    @TempDir
    Path temp;

    /** Without the profile and npm's packages two engines are left, each in a process of its own. */
    @Test
    void enginesOnTheSameWeightsGiveTheSameTokens() throws Exception {
        String tables = Peers.run(Peers.options(List.of("bench=tiny:int8", "models=tiny:int8", "rounds=1",
                "repeats=1", "runs=1", "threads=1", "decode=4", "shorter=16", "longer=32", "scripts=" + temp,
                "work=" + temp)));
        List<String> lines = tables.lines().toList();
        assertThat(lines.get(0)).isEqualTo("| figure | tiny int8 |");
        assertThat(lines).anyMatch(line -> line.startsWith("| `naive_refine_ratio` | "))
                .anyMatch(line -> line.startsWith("| `decode_tokens_per_s`, 1 thread | "))
                .contains("| model | toolace against | decode | prefill 16 | prefill 32 | load to first token | memory |");
        List<String> rows = lines.subList(lines.size() - 6, lines.size());
        assertThat(rows.get(0)).startsWith("| tiny int8 | ONNX Runtime, plain loop | ");
        assertThat(rows.get(4)).startsWith("| tiny int8 | toolace | ").endsWith(" | 4 |");
        assertThat(rows.get(5)).startsWith("| tiny int8 | ONNX Runtime, plain loop | ").endsWith(" | 4 |");
        assertThat(Files.readString(temp.resolve("peers.json"))).contains("\"rounds\":1",
                "\"agreeing_tokens\":{\"median\":4,");
    }

    @Test
    void theDocumentedCommandsHaveOptionsThatThereAre() throws Exception {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/performance.md"))) {
            root = root.getParent();
        }
        String script = "toolace-bench/peers/run.sh";
        assertThat(Files.isExecutable(root.resolve(script))).isTrue();
        List<List<String>> commands = Files.readAllLines(root.resolve("docs/performance.md")).stream()
                .filter(line -> line.startsWith(script)).map(line -> line.substring(0, line.indexOf(" >")))
                .map(line -> List.of(line.split(" "))).toList();
        assertThat(commands).hasSize(2).allSatisfy(words -> Peers.options(words.subList(1, words.size())));
        assertThatIllegalArgumentException().isThrownBy(() -> Peers.options(List.of("rounds=1", "round=1")))
                .withMessageStartingWith("no option round=1; there are {bench=");
    }

    @Test
    void ratiosAreOursForEachOfTheirsWithinARound() {
        PeerReport report = new PeerReport(10, 20);
        report.add("m", new LinkedHashMap<>(Map.of(
                "toolace", List.of(result(10, "ab[300]c"), result(20, "ab[300]c")),
                "other", List.of(result(5, "ab[301]c"), result(5, "abc")))));
        // Rates are twice and four times as high there.
        assertThat(report.toMarkdown()).contains("| m | other | 0.38 (0.25–0.5) | 0.38 (0.25–0.5) |");
        assertThat(JsonValue.of(report.toJson()).toJson()).contains("\"agreeing_tokens\":{\"median\":2,");
    }

    private static PeerResult result(int scale, String text) {
        return PeerResult.parse((JsonObject) JsonValue.parse("""
                {"load_ms":1,"load_to_first_ms":2,"peak_kib":1024,"runs":[
                {"length":10,"generated":4,"ttft_ms":%d,"total_ms":%d,"text":"%s"},
                {"length":20,"generated":1,"ttft_ms":%d,"total_ms":%d,"text":""}]}"""
                .formatted(scale, 4 * scale, text, scale, scale)));
    }

    @Test
    void textsFallApartIntoTheTokensThatTheyAreMadeOf() {
        assertThat(PeerResult.pieces("a[12][3]b[")).containsExactly("a", "[12]", "[3]", "b", "[");
        assertThat(PeerResult.pieces("[]12]x[1")).containsExactly("[", "]", "1", "2", "]", "x", "[", "1");
    }

    @Test
    void promptsHaveTheirLengthAndShareNoBeginning() throws Exception {
        PeerPrompts prompts = PeerPrompts.of(7, 2, 64, List.of(16, 32));
        assertThat(prompts.all()).extracting(one -> one.ids().length).containsExactly(16, 16, 32, 16, 32);
        assertThat(prompts.all()).extracting(PeerPrompts.One::generate).containsExactly(64, 64, 1, 64, 1);
        assertThat(prompts.all()).extracting(one -> one.text().charAt(0)).doesNotHaveDuplicates();
        prompts.write(temp.resolve("prompts.json"));
        assertThat(PeerPrompts.read(temp.resolve("prompts.json"))).isEqualTo(prompts);
    }
}
