package dev.toolace.train.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.values.ValueBank;
import dev.toolace.train.values.ValueMaker;
import dev.toolace.train.wording.Phrasebook;
import dev.toolace.train.wording.QueryWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestMakerTest {

    private static final Tool TOOL = Tool.parse("""
            {"name":"find_animal","description":"Finds an animal.","parameters":{"type":"object",
             "properties":{"animal":{"type":"string","enum":["zebra"]}},"required":["animal"]}}""");

    private final RequestMaker requests =
            new RequestMaker(new ValueMaker(new ValueBank(List.of())), new QueryWriter(new Phrasebook(List.of())));

    @Test
    void aRequestMentionsWhatTheToolRequires() {
        for (int i = 0; i < 50; i++) {
            assertThat(requests.single(TOOL, new Dice(i)).orElseThrow().query()).containsIgnoringCase("zebra");
        }
    }

    @Test
    void aMissingArgumentIsNotMentioned() {
        for (int i = 0; i < 50; i++) {
            Request request = requests.missingArgument(TOOL, new Dice(i)).orElseThrow();
            assertThat(request.query()).doesNotContainIgnoringCase("zebra");
            assertThat(request.calls()).isEmpty();
        }
    }

    @Test
    void aToolWithoutRequiredParametersHasNothingToMiss() {
        Tool free = Tool.parse("{\"name\":\"ping\",\"description\":\"Pings.\"}");
        assertThat(requests.missingArgument(free, new Dice(1))).isEmpty();
        assertThat(requests.parallel(free, new Dice(1))).isEmpty();
        assertThat(requests.single(free, new Dice(1)).orElseThrow().calls()).hasSize(1);
    }
}
