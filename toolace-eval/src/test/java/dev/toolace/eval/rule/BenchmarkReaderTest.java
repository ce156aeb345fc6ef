package dev.toolace.eval.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import dev.toolace.conversation.Message;
import dev.toolace.eval.EvalCase;
import dev.toolace.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkReaderTest {

    private static final Tool LAMP = Tool.parse("""
            {"name":"lamp","description":"Switches a lamp.","parameters":{"type":"object",
             "properties":{"on":{"type":"boolean"}},"required":["on"]}}""");

    @TempDir
    Path folder;

    @Test
    void readsTheLeaderboardsOwnFiles() throws IOException {
        write("BFCL_v4_live_simple.json", """
                {'id':'live_simple_0','question':[[{'role':'user','content':'Turn it on.'}]],
                 'function':[{'name':'lamp.set','description':'d','parameters':{'type':'dict','required':['on'],
                 'properties':{'on':{'type':'boolean'},'level':{'type':'float'}}}}]}""");
        write("possible_answer/BFCL_v4_live_simple.json",
                "{'id':'live_simple_0','ground_truth':[{'lamp.set':{'on':[true],'level':['',1.0]}}]}");
        BenchmarkCase test = BenchmarkReader.read(folder.resolve("BFCL_v4_live_simple.json")).get(0);
        assertThat(Benchmark.of(test)).isEqualTo(Benchmark.BFCL);
        assertThat(test.category()).isEqualTo("live_simple");
        assertThat(Tests.error(new BfclRule(), test, "[{'lamp.set':{'on':true,'level':1}}]")).isEmpty();
        assertThat(Tests.error(new BfclRule(), test, "[{'lamp.set':{'on':false}}]")).isEqualTo("value_error:others");
        EvalCase asked = test.evalCase().orElseThrow();
        assertThat(asked.askable()).isTrue();
        assertThat(asked.answers()).hasToString("[[Call[name=lamp.set, arguments={\"on\":true}]]]");
    }

    @Test
    void readsWhen2Call() throws IOException {
        Path file = write("when2call_test_mcq.jsonl", """
                {'uuid':'u1','question':'Grades?','correct_answer':'cannot_answer',
                 'tools':['{#name#:#lamp#,#description#:#d#,#parameters#:{#type#:#dict#,#properties#:{}}}']}""");
        BenchmarkCase test = BenchmarkReader.read(file).get(0);
        assertThat(Benchmark.of(test)).isEqualTo(Benchmark.WHEN2CALL);
        assertThat(test.evalCase().orElseThrow().tools()).extracting(Tool::name).containsExactly("lamp");
        assertThat(Tests.error(new When2CallRule(), test, "'I am unable to do so.'")).isEmpty();
        assertThat(Tests.error(new When2CallRule(), test, "[{'lamp':{}}]")).isEqualTo("when2call:tool_call");
    }

    @Test
    void readsOwnTests() throws IOException {
        Path file = write("own.jsonl", """
                {'query':'Light!','calls':[{'name':'lamp','arguments':{'on':true}}],'category':'easy'}
                {'query':'How are you?','calls':[],'id':'chat'}
                {'messages':[{'role':'user','content':'Off or on?'}],
                 'calls':[[{'name':'lamp','arguments':{'on':true}}],[]]}""");
        List<EvalCase> tests = BenchmarkReader.readOwn(file, List.of(LAMP));
        assertThat(tests).extracting(EvalCase::id).containsExactly("1", "chat", "3");
        assertThat(tests).allSatisfy(test -> assertThat(test.tools()).containsExactly(LAMP));
        assertThat(tests.get(0).messages()).containsExactly(Message.user("Light!"));
        assertThat(tests.get(1).accepts(List.of())).isTrue();
        assertThat(tests.get(2).answers()).hasSize(2);
    }

    @Test
    void aLineThatIsNoTestOfOnesOwnIsAnError() throws IOException {
        for (String line : List.of("{'calls':[]}", "{'query':'a'}", "{'query':'a','calls':[1]}",
                "{'query':' ','calls':[]}",
                "{'query':'a','calls':[],'tools':[{'name':''}]}",
                "{'messages':[{'role':'critic','content':'a'}],'calls':[]}")) {
            Path file = write("own.jsonl", "{'query':'a','calls':[]}\n" + line);
            assertThatThrownBy(() -> BenchmarkReader.readOwn(file, List.of(LAMP))).as(line)
                    .isInstanceOf(ToolaceException.class).hasMessageContaining("TA-EVAL-001")
                            .hasMessageContaining("line 2");
        }
    }

    @Test
    void theSourceTellsTheBenchmark() {
        assertThat(of("bfcl_v4")).isEqualTo(Benchmark.BFCL);
        assertThat(of("seal-tools")).isEqualTo(Benchmark.SEAL_TOOLS);
        assertThat(of("acebench")).isEqualTo(Benchmark.ACEBENCH);
        assertThat(of("snips-2017")).isEqualTo(Benchmark.EXACT);
        assertThat(Benchmark.of(List.of(source("apibank"), source("apibank")))).isEqualTo(Benchmark.API_BANK);
        assertThat(Benchmark.of(List.of(source("apibank"), source("toolalpaca")))).isEqualTo(Benchmark.EXACT);
        assertThatThrownBy(() -> Benchmark.byName("blue")).hasMessageContaining("TA-EVAL-005")
                .hasMessageContaining("bfcl");
    }

    @Test
    void whatTheAssistantSaidLastIsLeftOutWhereItIsTheModelsTurn() {
        EvalCase test = Tests.test("{'id':'1','messages':[{'role':'user','content':'Do it.'},{'role':'assistant',"
                + "'content':"
                + "'I will.'}],'tools':[],'calls':[]}").evalCase().orElseThrow();
        assertThat(test.askable()).isFalse();
        assertThat(PromptProtocol.USER_LAST.ask(test).messages()).containsExactly(Message.user("Do it."));
        assertThat(PromptProtocol.AS_IT_IS.ask(test)).isEqualTo(test);
    }

    private static Benchmark of(String source) {
        return Benchmark.of(source(source));
    }

    private static BenchmarkCase source(String source) {
        return Tests.test("{'id':'1','source':'" + source + "'}");
    }

    /** Single quotes stand for double ones, and a number sign for an escaped one. */
    private Path write(String name, String lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        String[] objects = lines.replace("\n {", "\n{").split("\n(?=\\{)");
        return Files.writeString(file, String.join("\n", Arrays.stream(objects)
                .map(object -> object.replace("\n", "").replace('\'', '"').replace("#", "\\\"")).toList()));
    }
}
