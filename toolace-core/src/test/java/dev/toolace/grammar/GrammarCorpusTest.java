package dev.toolace.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.format.CallFormat;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.Corpora;
import dev.toolace.testing.GrammarWalk;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tools and right calls as others wrote them: grammars are built, walks through them are valid, and the calls are
 * accepted. With {@code TOOLACE_ALL} set, all of them; otherwise a sample.
 */
class GrammarCorpusTest {

    private static final Logger LOG = LoggerFactory.getLogger(GrammarCorpusTest.class);
    private static final List<String> SETS = List.of("train/sealtools", "train/toolrl", "train/toolace100",
            "train/apibank",
            "train/glaive_demo", "train/hermes_demo", "train/dria_mt", "train/snips", "train/nlu_eval",
            "train/ha_intents", "train/metatool", "bench/acebench_en", "bench/apibank", "bench/bfcl_nonlive",
            "bench/ha_intents_en", "bench/nlu_eval_test", "bench/sealtools_in_domain", "bench/snips_test",
            "bench/toolalpaca_simulated");
    private static final boolean ALL = System.getenv("TOOLACE_ALL") != null;

    private final CallFormat json = CallFormat.byName("json");
    private final CallFormat python = CallFormat.byName("toolace");
    private final Map<String, Integer> notes = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Set<JsonObject> schemas = new HashSet<>();
    private final List<Long> micros = new ArrayList<>();
    private int lines;
    private int gold;
    private int valid;
    private int accepted;
    private int walks;

    @Test
    void toolsOfOthersHaveGrammars() throws IOException {
        for (String set : SETS) {
            Path file = Corpora.file("data/" + set + ".jsonl.gz");
            assumeThat(file).as("data beside the checkout").isNotNull();
            if (file != null) {
                List<String> lines = Corpora.lines(file);
                int step = ALL ? 1 : Math.max(1, lines.size() / 60);
                for (int i = 0; i < lines.size(); i += step) {
                    line((JsonObject) JsonValue.parse(lines.get(i)));
                }
            }
        }
        long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        LOG.info("{} schemas, {} walks; notes {}; {} right calls, {} valid, {} accepted; refused {}; micros per line's"
                + " two grammars: p50 {}, p90 {}, p99 {}, max {}", schemas.size(), walks, notes, gold, valid, accepted,
                refused, at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1));

        assertThat(schemas).hasSizeGreaterThan(500);
        assertThat(accepted).isGreaterThan(valid * 97 / 100);
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    private void line(JsonObject line) {
        ToolSet tools;
        try {
            tools = ToolSet.of(((JsonArray) get(line, "tools")).elements().stream()
                    .map(one -> Tool.of((JsonObject) one)).toList());
        } catch (ToolaceException e) {
            count(refused, e.errorId().code());
            return;
        }
        boolean fresh = tools.tools().stream().map(Tool::parameters).filter(schemas::add).count() > 0;
        if (!fresh && lines++ % 7 != 0) {
            return;
        }
        long before = System.nanoTime();
        Grammar one = json.grammar(tools).orElseThrow();
        Grammar other = python.grammar(tools).orElseThrow();
        micros.add((System.nanoTime() - before) / 1000);
        if (fresh) {
            one.notes().forEach(note -> count(notes, note.keyword()));
            walk(json, one, tools, "[{\"name\":\"");
            walk(python, other, tools, "[" + tools.tools().get(0).name() + "(");
        }
        for (JsonValue answer : ((JsonArray) get(line, "calls")).elements()) {
            gold(((JsonArray) answer).elements(), tools, one, other);
        }
    }

    private void walk(CallFormat format, Grammar grammar, ToolSet tools, String start) {
        GrammarWalk walk = new GrammarWalk(tools.hashCode());
        for (int i = 0; i < 4; i++) {
            String text = walk.text(grammar, start, 20 + 60 * i);
            if (text != null && grammar.notes().isEmpty()) {
                walks++;
                FormatGrammarTest.check(format, text, tools);
            }
        }
    }

    private void gold(List<JsonValue> answer, ToolSet tools, Grammar one, Grammar other) {
        gold++;
        List<Call> calls = answer.stream().map(call -> new Call(((JsonString) get((JsonObject) call, "name")).value(),
                (JsonObject) get((JsonObject) call, "arguments"))).toList();
        if (new CallValidator().validate(calls, tools).isEmpty()) {
            valid++;
            boolean both = true;
            for (CallFormat format : List.of(json, python)) {
                String text = format.render(calls);
                if (!(format == json ? one : other).accepts(text)) {
                    both = false;
                    why(text, format == json ? one : other);
                }
            }
            accepted += both ? 1 : 0;
        }
    }

    private void why(String text, Grammar grammar) {
        int length = text.length();
        while (grammar.after(text.substring(0, length)).dead()) {
            length--;
        }
        String place = text.substring(Math.max(0, length - 12), Math.min(text.length(), length + 5));
        if (refused.size() < 40) {
            count(refused, place);
        }
        LOG.debug("refused {}", text);
    }

    private static void count(Map<String, Integer> counts, String key) {
        counts.merge(key, 1, Integer::sum);
    }

    private static JsonValue get(JsonObject object, String name) {
        return Objects.requireNonNull(object.get(name));
    }
}
