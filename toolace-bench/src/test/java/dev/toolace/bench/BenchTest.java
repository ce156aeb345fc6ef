package dev.toolace.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.bench.measure.Stats;
import dev.toolace.format.CallFormat;
import dev.toolace.format.NoCallText;
import dev.toolace.tool.ToolSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is measured is what should be measured; how long it takes is no test. */
class BenchTest {

    @Test
    void everyBenchmarkRuns() throws Exception {
        Map<String, Stats> times = Bench.run(0, 0, 1);
        assertThat(Bench.report(times).toJson()).startsWith("{\"ratios\":{\"CallBenchmark.jacksonReadTree\":1,")
                .contains("\"spread\":{\"CallBenchmark.jacksonReadTree\":{\"median\":1,");
        assertThat(times).containsKeys("CallBenchmark.parseAndValidate", "CallBenchmark.jacksonReadTree",
                "ProseBenchmark.indexOf", "ProseBenchmark.parse hermes").hasSize(10);
    }

    @Test
    void theCallIsTypicalAndValid() throws Exception {
        CallBenchmark call = new CallBenchmark();
        assertThat(CallBenchmark.TEXT).hasSizeBetween(110, 130);
        assertThat(call.parseAndValidate()).isEmpty();
        assertThat(call.jacksonReadTree().get(0).get("arguments")).hasSize(3);
    }

    @Test
    void theConversationIsTypicalAndShowsEveryTool() throws Exception {
        TemplateBenchmark template = new TemplateBenchmark();
        String text = template.render();
        assertThat(text).startsWith("<|im_start|>system\n").endsWith("<|im_start|>assistant\n").contains("{\"name\": \"tool_19\"");
        assertThat(text.split("<\\|im_start\\|>", -1)).hasSize(12);
        assertThat(template.jacksonWrite()).hasSizeBetween(text.length() / 2, text.length());
    }

    @Test
    void theProseHoldsNoCall() {
        assertThat(ProseBenchmark.PROSE).hasSize(1_000_000);
        assertThat(CallFormat.byName("hermes").parse(ProseBenchmark.PROSE,
                ToolSet.EMPTY)).isInstanceOf(NoCallText.class);
    }
}
