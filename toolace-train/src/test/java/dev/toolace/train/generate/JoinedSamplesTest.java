package dev.toolace.train.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.sample.Sample;
import dev.toolace.train.wording.Phrasebook;
import dev.toolace.train.wording.QueryWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JoinedSamplesTest {

    private static final QueryWriter WRITER = new QueryWriter(new Phrasebook(List.of()));

    private static final Sample SONG = sample("play_song", "artist", "Björk", "play something by Björk", "stop_player");
    private static final Sample ALARM = sample("set_alarm", "time", "7", "Wake me up at 7.", "delete_note");
    private static final Sample TUNE = sample("song_player", "name", "Jóga", "put on Jóga", "stop_player");

    @Test
    void theJoinedSampleAsksForAllCallsInTheOrderOfTheRequest() {
        for (int seed = 0; seed < 200; seed++) {
            Sample joined = JoinedSamples.join("j", List.of(SONG, ALARM), WRITER, new Dice(seed)).orElseThrow();
            String query = joined.messages().get(0).content();
            assertThat(query).startsWith("play something by Björk").containsIgnoringCase("wake me up at 7");
            assertThat(query.indexOf("Björk")).isLessThan(query.indexOf("7"));
            assertThat(joined.calls()).containsExactly(SONG.calls().get(0), ALARM.calls().get(0));
            assertThat(joined.tools()).extracting(Tool::name).contains("play_song", "set_alarm")
                    .isSubsetOf("play_song", "set_alarm", "stop_player", "delete_note").doesNotHaveDuplicates();
        }
    }

    @Test
    void toolsThatCouldBeTakenForOneAnotherAreNotJoined() {
        assertThat(JoinedSamples.join("j", List.of(SONG, TUNE), WRITER, new Dice(1))).isEmpty();
        assertThat(JoinedSamples.join("j", List.of(SONG, SONG), WRITER, new Dice(1))).isEmpty();
    }

    @Test
    void aToolLikeACalledOneIsNotOffered() {
        Sample alarm = sample("set_alarm", "time", "7", "Wake me up at 7.", "song_player");
        for (int seed = 0; seed < 100; seed++) {
            Optional<Sample> joined = JoinedSamples.join("j", List.of(SONG, alarm), WRITER, new Dice(seed));
            assertThat(joined.orElseThrow().tools()).extracting(Tool::name).doesNotContain("song_player");
        }
    }

    @Test
    void aRequestTooLongForASmallModelIsNotMade() {
        Sample tale = sample("tell_tale", "of", "x", "a tale ".repeat(80), "stop_player");
        assertThat(JoinedSamples.join("j", List.of(tale, ALARM), WRITER, new Dice(1))).isEmpty();
    }

    private static Sample sample(String tool, String parameter, String value, String query, String other) {
        return new Sample(query, "real", "single", List.of(Message.user(query)),
                List.of(tool(tool, parameter), tool(other, "reason")),
                List.of(new Call(tool, new JsonObject(Map.of(parameter, JsonValue.of(value))))));
    }

    private static Tool tool(String name, String parameter) {
        return Tool.parse("{\"name\":\"" + name + "\",\"description\":\"\",\"parameters\":{\"type\":\"object\","
                + "\"properties\":{\"" + parameter + "\":{\"type\":\"string\"}},\"required\":[\"" + parameter
                + "\"]}}");
    }
}
