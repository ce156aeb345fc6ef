package dev.toolace.eval.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import dev.toolace.conversation.Message;
import dev.toolace.conversation.Role;
import dev.toolace.eval.EvalCase;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.tool.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in the form in which benchmarks publish them, with tests of our own. */
class OriginalFilesTest {

    private static final String LAMP = "{'name':'lamp','description':'d','parameters':{'type':'object','properties':"
            + "{'room':{'type':'string'},'level':{'type':'float'}},'required':['room']}}";

    @TempDir
    Path folder;

    @Test
    void readsNormalDataOfAceBench() throws IOException {
        write("possible_answer/data_normal_similar_api.json", """
                {'id':'normal_similar_api_7','ground_truth':{'lamp_1':{'room':'hall'},'lamp_2':{'room':'attic'}}}
                {'id':'normal_similar_api_8','ground_truth':[{'lamp':{'room':'hall'}},{'lamp':{'room':'attic'}}]}""");
        List<BenchmarkCase> tests = BenchmarkReader.read(write("data_normal_similar_api.json", """
                {'id':'normal_similar_api_7','question':'user: Light!\\nsystem: \\n<assistant>Where?\\n\
                user: Hall:\\n1. on\\n',\
                'function':[LAMP],'time':'Today is Monday.'}
                {'id':'normal_similar_api_8','question':'user: Light!','function':[LAMP],'profile':'{}'}"""
                .replace("LAMP", LAMP)));
        assertThat(tests).extracting(BenchmarkCase::category).containsOnly("normal_similar_api");
        assertThat(Benchmark.of(tests)).isEqualTo(Benchmark.ACEBENCH);
        EvalCase asked = tests.get(0).evalCase().orElseThrow();
        assertThat(asked.messages()).containsExactly(Message.system("Today is Monday."), Message.user("Light!"),
                new Message(Role.ASSISTANT, "<assistant>Where?"), Message.user("Hall:\n1. on"));
        assertThat(asked.answers()).hasToString("[[Call[name=lamp, arguments={\"room\":\"hall\"}], "
                + "Call[name=lamp, arguments={\"room\":\"attic\"}]]]");
        assertThat(tests.get(1).evalCase().orElseThrow().messages().get(0)).isEqualTo(
                Message.system("User profile: {}"));
        assertThat(tests.get(1).answers()).hasSize(2);
        assertThat(Tests.error(new AceBenchRule(), tests.get(1), "[{'lamp':{'room':'attic'}}]")).isEmpty();
        assertThat(tests.get(0).definitions("functions_raw").get(0)).hasToString(
                tests.get(1).definitions("functions_raw").get(0).toString());
    }

    @Test
    void readsSpecialDataOfAceBench() throws IOException {
        write("possible_answer/data_special_incomplete.json",
                "{'id':'special_incomplete_0','ground_truth':{'lamp':['room']}}");
        BenchmarkCase test = BenchmarkReader.read(write("data_special_incomplete.json",
                "{'id':'special_incomplete_0','question':'user: Light!','function':[" + LAMP + "],'time':''}")).get(0);
        assertThat(test.expect()).isEqualTo("no_call");
        assertThat(test.evalCase().orElseThrow().messages()).containsExactly(Message.user("Light!"));
        AceBenchRule rule = new AceBenchRule();
        assertThat(Tests.error(rule, test, "[]")).isEmpty();
        assertThat(Tests.error(rule, test, "'Missing necessary parameters (room) for the api (lamp)'")).isEmpty();
        assertThat(Tests.error(rule, test, "'Missing necessary parameters'")).isEqualTo("error_correction");
    }

    @Test
    void readsApiBanksDialogues() throws IOException {
        Path file = write("level-2-api.json", """
                [
                  {'file':'f','id':0,'instruction':'\\nGenerate.\\nThe current year is 2023.\\nAPI descriptions:\\n\
                {#name#:#ToolSearcher#,#description#:#d#,#input_parameters#:{#keywords#:{#type#:#str#}}}',
                   'input':'User: Wake me.\\nAt 8.\\nAI: Sure.\\n\
                API-Request: [ToolSearcher(keywords=\u2019alarm\u2019)]->\
                [{\u2019name\u2019: \u2019AddAlarm\u2019, \u2019description\u2019: None, \u2019input_parameters\u2019: \
                {\u2019at\u2019: {\u2019type\u2019: \u2019int\u2019}}}]\\nAI: Found.\\nGenerate API Request:\\n',
                   'expected_output':'API-Request: [AddAlarm(at=8, days=[\u2019Monday\u2019])]'},
                  {'instruction':'','input':'User: Hi',
                   'expected_output':'API-Request: [Broken(a=\u2019it\u2019s\u2019)]'}
                ]""");
        List<BenchmarkCase> tests = BenchmarkReader.read(file);
        assertThat(tests).extracting(BenchmarkCase::id).containsExactly("level-2-api/0", "level-2-api/1");
        EvalCase asked = tests.get(0).evalCase().orElseThrow();
        assertThat(asked.category()).isEqualTo("level2");
        assertThat(asked.tools()).extracting(Tool::name).containsExactly("ToolSearcher", "AddAlarm");
        assertThat(asked.tools().get(1).parameters().toJson()).contains("\"at\":{\"type\":\"integer\"")
                .contains("\"required\":[\"at\"]");
        assertThat(asked.messages()).extracting(Message::role).containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT,
                Role.ASSISTANT, Role.TOOL, Role.ASSISTANT);
        assertThat(asked.messages().get(1).content()).isEqualTo("Wake me.\nAt 8.");
        assertThat(asked.messages().get(3).content())
                .isEqualTo("[{\"name\":\"ToolSearcher\",\"arguments\":{\"keywords\":\"alarm\"}}]");
        assertThat(asked.answers()).hasToString(
                "[[Call[name=AddAlarm, arguments={\"at\":8,\"days\":[\"Monday\"]}]]]");
        assertThat(tests.get(1).evalCase()).as("a right answer that nobody can read").isEmpty();
        assertThat(Benchmark.of(tests)).isEqualTo(Benchmark.API_BANK);
    }

    @Test
    void readsApiBanksThirdLevel() throws IOException {
        Path file = write("level-3-batch-inf.json", """
                [{'instruction':'Generate.','input':'{#apiCode#:#ToolSearcher#,#description#:#d#,#parameters#:{}}\\n\
                User: Wake me.\\nAPI-Request: [ToolSearcher()]->{\u2019api_name\u2019: \u2019ToolSearcher\u2019, \
                \u2019output\u2019: {\u2019name\u2019: \u2019AddAlarm\u2019, \u2019input_parameters\u2019: {}}, \
                \u2019exception\u2019: None}\\nGenerate API Request: \\n','output':'API-Request: [AddAlarm()]',\
                'sample_id':0,'api_id':1}]""");
        EvalCase asked = BenchmarkReader.read(file).get(0).evalCase().orElseThrow();
        assertThat(asked.category()).isEqualTo("level3");
        assertThat(asked.tools()).extracting(Tool::name).containsExactly("ToolSearcher", "AddAlarm");
        assertThat(asked.answers()).hasToString("[[Call[name=AddAlarm, arguments={}]]]");
    }

    @Test
    void readsSealToolsWithThePoolBeside() throws IOException {
        write("tool.jsonl", """
                {'api_name':'lamp','api_description':'d','field':'f',\
                'parameters':{'level':{'type':'int','description':'l'},\
                'warm':{'type':'bool'},'to':{'type':'any'}},'required':['level'],'responses':{}}
                {'api_name':'other','api_description':'d','parameters':{},'required':[]}""");
        List<BenchmarkCase> tests = BenchmarkReader.read(write("test_out_domain.jsonl", """
                {'id':'test_out_domain-easy-0','query':'Dim.','calling':[{'api':'lamp','parameters':\
                {'level':'40','warm':'True'},'responses':['API_call_0']}]}
                {'id':'test_out_domain-difficult-1','query':'Dim.','calling':[{'api':'lamp','parameters':{'level':40}},\
                {'api':'other','parameters':{'a':'API_call_0'}}]}"""));
        assertThat(tests).extracting(BenchmarkCase::category).containsExactly("test_out_domain_single",
                "test_out_domain_nested");
        assertThat(Benchmark.of(tests)).isEqualTo(Benchmark.SEAL_TOOLS);
        EvalCase asked = tests.get(0).evalCase().orElseThrow();
        assertThat(asked.answers()).hasToString("[[Call[name=lamp, arguments={\"level\":40,\"warm\":true}]]]");
        assertThat(asked.tools()).extracting(Tool::name).containsExactly("lamp");
        assertThat(asked.tools().get(0).parameters().toJson()).contains("\"level\":{\"type\":\"integer\"",
                "\"warm\":{\"type\":\"boolean\"").doesNotContain("any");
        assertThat(Tests.error(new CallF1Rule(), tests.get(0), "[{'lamp':{'level':40,'warm':true}}]")).isEmpty();
    }

    @Test
    void readsSealToolsForFineTuning() throws IOException {
        Path file = write("test_in_domain.json", """
                [
                  {'id':'test_in_domain-easy-3','conversations':[{'from':'human','value':'Choose.\\nInput:\\n\
                api_list = \
                [{\u2019api_name\u2019: \u2019lamp\u2019, \u2019api_description\u2019: \u2019d\u2019, \
                \u2019parameters\u2019: {\u2019level\u2019: {\u2019type\u2019: \u2019float\u2019}}, \
                \u2019required\u2019: []}, {\u2019api_name\u2019: \u2019timer\u2019, \u2019api_description\u2019: \
                \u2019d\u2019, \u2019parameters\u2019: {}, \u2019required\u2019: []}]\\ntask_instruction = \
                #Dim to #40# now.#\\nOutput:\\n'},
                   {'from':'gpt','value':'[{\u2019api\u2019: \u2019lamp\u2019, \u2019parameters\u2019: \
                {\u2019level\u2019: \u20190.5\u2019}}]'}]}
                ]""");
        EvalCase asked = BenchmarkReader.read(file).get(0).evalCase().orElseThrow();
        assertThat(asked.messages()).containsExactly(Message.user("Dim to \"40\" now."));
        assertThat(asked.tools()).extracting(Tool::name).containsExactly("lamp", "timer");
        assertThat(asked.answers()).hasToString("[[Call[name=lamp, arguments={\"level\":0.5}]]]");
    }

    @Test
    void readsToolAlpaca() throws IOException {
        String document = """
                {"paths":{"/lamp/{room}":{"parameters":[{"$ref":"#/components/parameters/room"}],
                "post":{"summary":"Dims.",
                "requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Dim"}}}}}}},
                "components":{"parameters":{"room":{"name":"room","in":"path","required":true,"description":"Where",
                "schema":{"type":"string"}}},"schemas":{"Dim":{"type":"object","required":["level"],"properties":{
                "level":{"type":"integer"},"then":{"$ref":"#/components/schemas/Dim"}}}}}}""";
        Path file = write("eval_real.json", """
                [{'Name':'Lamps','Documentation':DOC,'Function_Projection':{'dim':['/lamp/{room}','post']},
                  'Instructions':['Dim.','Dim twice.','?'],
                  'Golden_Answers':[[{'Action':'dim','Action_Input':'{#room#: #hall#, #level#: 4}'}],
                   [{'Action':'dim','Action_Input':'{}'},{'Action':'dim','Action_Input':'{#room#: ${room from #1}}'}],
                   [{'Action':'dim','Action_Input':'level 4'}]]}]"""
                .replace("DOC", new JsonString(document).toJson().replace('#', '@').replace("\\\"", "#")
                        .replace('"', '\'')));
        List<BenchmarkCase> tests = BenchmarkReader.read(file);
        assertThat(tests).extracting(BenchmarkCase::id).containsExactly("eval_real/Lamps/0", "eval_real/Lamps/1",
                "eval_real/Lamps/2");
        assertThat(tests).extracting(BenchmarkCase::category).startsWith("real_single", "real_multi");
        assertThat(Benchmark.of(tests)).isEqualTo(Benchmark.TOOL_ALPACA);
        EvalCase asked = tests.get(0).evalCase().orElseThrow();
        assertThat(asked.answers()).hasToString("[[Call[name=dim, arguments={\"room\":\"hall\",\"level\":4}]]]");
        JsonObject parameters = asked.tools().get(0).parameters();
        assertThat(asked.tools().get(0).description()).isEqualTo("Dims.");
        assertThat(parameters.toJson()).contains("\"room\":{\"type\":\"string\",\"description\":\"Where\"}",
                "\"required\":[\"room\",\"level\"]", "\"then\":{\"type\":\"object\"").doesNotContain("$ref");
        assertThat(tests.get(1).row().toJson()).contains("{\"room\":\"${room from \\\"1}\"}");
        assertThat(tests.get(2).evalCase()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "ace.json|{'id':'normal_a_0','question':'user: a','function':[]}|possible_answer",
        "t.jsonl|{'id':'a','query':'q','calling':[]}|tool.jsonl is missing",
        "b.json|[{'instruction':'','input':'','expected_output':'AI: Hello'}]|line 1 expects no 'API-Request:'",
        "b.json|[{'instruction':'{','input':'','output':'API-Request: [a()]'}]|line 1 has a definition that is no JSON",
        "b.json|[{'instruction':'','input':'','output':'API-Request: [a()]'},;{'input':''}]|line 2 is not of the form",
        "c.json|[{'id':'a','conversations':[{'value':'api_list = [1'},{'value':'[]'}]}]|line 1 is no prompt",
        "c.json|[{'id':'a','conversations':[{'value':'api_list = [;task_instruction = #a#;Output:'},{'value':'x'}]}]|"
            + "no list",
        "e.json|[{'Instructions':['a'],'Golden_Answers':[]}]|line 1 has 1 'Instructions' and 0 'Golden_Answers'",
        "e.json|[{'Instructions':[],'Golden_Answers':[],'Documentation':'{'}]|'Documentation' that is no JSON",
        "e.json|[{'Instructions':[1],'Golden_Answers':[1],'Documentation':'{}'}]|an instruction that is no text",
        "e.json|[{'Instructions':[],'Golden_Answers':[],'Documentation':'{}','Function_Projection':{'f':[]}}]|"
            + "the function 'f'",
        "x.json|[{'a':1},;;{'a':2};{'a':3}]|line 3",
        "x.json|[{'a':1},;,{'a':2}]|line 2: an element of the array is missing",
        "x.json|[{'a':1}|line 1: the array does not end",
        "x.json|[{'a':1}];{}|line 2: something follows the array",
        "x.json|[{'a':1},;7]|line 2 is not a JSON object",
        "x.json|[{'a':'b}]|line 1: the array does not end"})
    void whatIsNoTestIsRefusedWithFileAndLine(String name, String content, String message) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content.replace("task_", "\\ntask_")
                .replace(";Output", "\\nOutput").replace(";\\n", "\\n").replace(";", "\n").replace("#", "\\\"")
                .replace('\'', '"'));
        assertThatThrownBy(() -> BenchmarkReader.read(file)).isInstanceOf(ToolaceException.class)
                .hasMessageContaining("TA-EVAL-00").hasMessageContaining(name).hasMessageContaining(message);
    }

    @Test
    void answersOfAceBenchAreNeededForEachTest() throws IOException {
        write("possible_answer/data_normal_a.json", "{'id':'normal_a_0','ground_truth':{}}");
        Path other = write("data_normal_a.json", "{'id':'normal_a_1','question':'user: a','function':[]}");
        assertThatThrownBy(() -> BenchmarkReader.read(other)).hasMessageContaining("TA-EVAL-001")
                .hasMessageContaining("line 1 has no answer in possible_answer: 'normal_a_1'");
        write("possible_answer/data_agent_a.json", "{'id':'agent_a_0','ground_truth':{}}");
        Path agent = write("data_agent_a.json", "{'id':'agent_a_0','question':'user: a','function':[]}");
        assertThatThrownBy(() -> BenchmarkReader.read(agent)).hasMessageContaining("neither normal nor special");
        write("possible_answer/data_normal_b.json", "{'id':'normal_b_0'}");
        Path none = write("data_normal_b.json", "{'id':'normal_b_0','question':'user: a','function':[]}");
        assertThatThrownBy(() -> BenchmarkReader.read(none)).hasMessageContaining("line 1 has no 'ground_truth'");
    }

    @Test
    void aSchemaThatRefersToItselfManyTimesIsReadInBoundedWork() throws IOException {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            members.append(i == 0 ? "" : ",").append("\"m").append(i)
                    .append("\":{\"$ref\":\"#/components/schemas/S\"}");
        }
        String document = "{\"paths\":{\"/p\":{\"get\":{\"requestBody\":{\"content\":{\"j\":{\"schema\":{\"$ref\":"
                + "\"#/components/schemas/S\"}}}}}}},\"components\":{\"schemas\":{\"S\":{\"type\":\"object\","
                + "\"properties\":{" + members + "}}}}}";
        Path file = Files.writeString(folder.resolve("eval.json"), "[{\"Name\":\"n\",\"Documentation\":"
                + new JsonString(document).toJson() + ",\"Function_Projection\":{\"f\":[\"/p\",\"get\"]},"
                + "\"Instructions\":[\"a\"],\"Golden_Answers\":[[{\"Action\":\"f\",\"Action_Input\":\"{}\"}]]}]");
        assertThat(BenchmarkReader.read(file)).hasSize(1);
    }

    @Test
    void anArrayMayBeCompressed() throws IOException {
        Path file = folder.resolve("own.json.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("\uFEFF \n [ {\"query\":\"a\",\n\"calls\":[]} ,\n{\"query\":\"b\",\"calls\":[]}\n]\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        assertThat(BenchmarkReader.read(file)).extracting(BenchmarkCase::id).containsExactly("1", "2");
        assertThat(BenchmarkReader.read(write("empty.json", "[ ]"))).isEmpty();
        assertThat(BenchmarkReader.read(write("blank.jsonl", "\n \n"))).isEmpty();
    }

    /**
     * Single quotes stand for double ones, a number sign for an escaped one, a raised comma for a single quote, and an
     * at sign for a number sign.
     */
    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text.replace('\'', '"').replace("#", "\\\"").replace('@', '#')
                .replace('\u2019', '\''));
    }
}
