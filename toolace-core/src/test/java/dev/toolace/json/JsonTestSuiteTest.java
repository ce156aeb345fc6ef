package dev.toolace.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.toolace.Limits;
import dev.toolace.ToolaceException;
import dev.toolace.testing.Corpora;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** JSONTestSuite, where it lies beside the checkout. */
class JsonTestSuiteTest {

    /** Duplicate members: RFC 8259 lets parsers choose, and we refuse. */
    private static final List<String> STRICTER =
            List.of("jsontestsuite/y_object_duplicated_key", "jsontestsuite/y_object_duplicated_key_and_value");

    @Test
    void acceptsAndRefusesAsTheSuiteSays() throws Exception {
        Path file = Corpora.file("corpora/json/parser_jsontestsuite.jsonl.gz");
        assumeTrue(file != null, "JSONTestSuite is not beside this checkout");
        List<String> wrong = new ArrayList<>();
        for (String line : Corpora.lines(file)) {
            JsonNode test = new ObjectMapper().readTree(line);
            String expect = test.get("expect").asText();
            boolean accepted = accepts(Base64.getDecoder().decode(test.get("input_b64").asText()));
            String id = test.get("id").asText();
            if (!STRICTER.contains(id)
                    && (expect.equals("accept") && !accepted || expect.equals("reject") && accepted)) {
                wrong.add(id);
            }
        }
        assertThat(wrong).isEmpty();
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
