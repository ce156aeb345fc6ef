package dev.toolace.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.toolace.Limits;
import dev.toolace.ToolaceException;
import dev.toolace.testing.Corpora;
import dev.toolace.testing.Ledger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** JSONTestSuite, where it lies beside the checkout. */
class JsonTestSuiteTest {

    @Test
    void acceptsAndRefusesAsTheSuiteSaysExceptForTheLedger() throws Exception {
        Path file = Corpora.file("corpora/json/parser_jsontestsuite.jsonl.gz");
        assumeTrue(file != null, "JSONTestSuite is not beside this checkout");
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> count = new HashMap<>();
        for (String line : Corpora.lines(file)) {
            JsonNode test = new ObjectMapper().readTree(line);
            String expect = test.get("expect").asText();
            boolean accepted = accepts(Base64.getDecoder().decode(test.get("input_b64").asText()));
            count.merge(expect, 1, Integer::sum);
            if (expect.equals("accept") && !accepted || expect.equals("reject") && accepted) {
                wrong.add(test.get("id").asText());
            }
        }
        assertThat(wrong).containsExactlyInAnyOrderElementsOf(Ledger.of("jsontestsuite/").keySet());
        assertThat(count).containsEntry("accept", 95).containsEntry("reject", 188);
    }

    private static boolean accepts(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            JsonValue.parse(text, Limits.DEFAULT.withMaxDepth(500));
            return true;
        } catch (CharacterCodingException | ToolaceException e) {
            return false;
        }
    }
}
