package dev.toolace.train.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleReaderTest {

    @TempDir
    Path folder;

    @Test
    void readsWhatWasWritten() throws IOException {
        Tool tool = Tool.parse("{\"name\":\"lamp\",\"description\":\"A \\\"lamp\\\".\"}");
        Call call = new Call("lamp", (JsonObject) JsonValue.parse("{\"on\":true,\"n\":[1.50,null,{\"a\":\"\\n💡\"}]}"));
        Sample one = new Sample("1", "s", "single",
                List.of(Message.system("be brief"), Message.user("on\n\"now\"")), List.of(tool), List.of(call, call));
        Sample none = new Sample("2", "s", "no_fitting_tool", List.of(Message.user("hello")), List.of(), List.of());
        Path file = Files.write(folder.resolve("s.jsonl"),
                List.of(SampleWriter.toJson(one).toJson(), SampleWriter.toJson(none).toJson()));
        assertThat(SampleReader.read(file)).containsExactly(one, none);
    }

    @Test
    void theFirstOfSeveralAnswersIsTheOneToLearn() throws IOException {
        Path file = Files.writeString(folder.resolve("s.jsonl"), """
                {"id":"1","messages":[{"role":"user","content":"q"}],"tools":[{"name":"a","description":""}],\
                "calls":[[{"name":"a","arguments":{}}],[]]}
                """);
        assertThat(SampleReader.read(file).get(0).calls()).extracting(Call::name).containsExactly("a");
    }
}
