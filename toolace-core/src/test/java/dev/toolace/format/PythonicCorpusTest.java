package dev.toolace.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.toolace.testing.Corpora;
import dev.toolace.tool.ToolSet;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Raw outputs of models that call in Python's syntax, where they lie beside the checkout. */
class PythonicCorpusTest {

    @Test
    void neverThrowsOnRawOutputsOfAnyFormat() throws Exception {
        Path file = Corpora.file("corpora/parsers/toolcalls.jsonl.gz");
        assumeTrue(file != null, "the raw outputs are not beside this checkout");
        int read = 0;
        for (String line : Corpora.lines(file)) {
            JsonNode test = new ObjectMapper().readTree(line);
            JsonNode input = test.has("text") ? test.get("text") : test.get("input");
            if (input == null || !input.isTextual()) {
                continue;
            }
            for (String name : CallFormat.names()) {
                assertThat(CallFormat.byName(name).parse(input.asText(), ToolSet.EMPTY)).isNotNull();
            }
            read++;
        }
        assertThat(read).isGreaterThan(100);
    }

    @Test
    void readsWholeAnswersInThisSyntax() throws Exception {
        Path file = Corpora.file("corpora/parsers/toolcalls.jsonl.gz");
        assumeTrue(file != null, "the raw outputs are not beside this checkout");
        int read = 0;
        for (String line : Corpora.lines(file)) {
            JsonNode test = new ObjectMapper().readTree(line);
            String text = test.get("text").asText();
            boolean plain = test.get("format").asText().equals("pythonic") && test.get("note").isNull()
                    && test.get("expect").asText().equals("calls") && text.startsWith("[") && text.endsWith("]")
                    && !text.contains("] and [");
            if (plain) {
                ParseResult expected = new JsonListFormat().parse(test.get("calls").toString(), ToolSet.EMPTY);
                assertThat(CallFormat.byName("toolace").parse(text, ToolSet.EMPTY)).as(text).isEqualTo(expected);
                read++;
            }
        }
        assertThat(read).isGreaterThan(3);
    }
}
