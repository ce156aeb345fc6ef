package dev.toolace.eval.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BfclRuleTest {

    private static final String FUNCTIONS = """
            [{'name':'f','parameters':{'type':'dict','required':['n'],'properties':{
              'n':{'type':'integer'},'s':{'type':'string'},'x':{'type':'float'},'on':{'type':'boolean'},
              'l':{'type':'array','items':{'type':'string'}},'t':{'type':'tuple','items':{'type':'float'}},
              'd':{'type':'dict'},'ld':{'type':'array','items':{'type':'dict'}},'v':{'type':'integer'}}}},
             {'name':'g','parameters':{'type':'dict','required':[],'properties':{}}}]""";
    private static final String ANSWER = """
            {'f':{'n':[1],'s':['New York, NY','NYC',''],'x':[2.5,3.0,''],'on':[true,''],'l':[['a b','c'],''],
              't':[[1.0,2.0],''],'d':[{'k':['v w',''],'m':[1]},''],'ld':[[{'k':['v']},{'k':['w']}],''],
              'v':['count','']}}""";
    private static final BfclRule RULE = new BfclRule();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'n':1|", "'n':1.0|type_error:simple", "'n':true|type_error:simple", "'n':'1'|type_error:simple",
        "'n':2|value_error:others", "'s':'nyc'|simple_function_checker:missing_required",
        "'n':1,'zz':1|simple_function_checker:unexpected_param",
        "'n':1,'s':'new_york ny'|", "'n':1,'s':'New^York./-*NY'|", "'n':1,'s':''|",
        "'n':1,'s':'Boston'|value_error:string",
        "'n':1,'s':5|type_error:simple", "'n':1,'x':3|", "'n':1,'x':2.5|", "'n':1,'x':2|value_error:others",
        "'n':1,'x':'2.5'|type_error:simple", "'n':1,'on':true|", "'n':1,'on':false|value_error:others",
        "'n':1,'on':1|type_error:simple", "'n':1,'l':['A,B','c']|", "'n':1,'l':['c','a b']|value_error:list/tuple",
        "'n':1,'l':[]|", "'n':1,'l':'a b'|type_error:simple", "'n':1,'l':['a b',1]|value_error:list/tuple",
        "'n':1,'t':[1.0,2.0]|",
        "'n':1,'t':[1.0]|value_error:list/tuple", "'n':1,'d':{'k':'V W','m':1}|", "'n':1,'d':{'m':1}|",
        "'n':1,'d':{'k':'v w'}|value_error:dict_key", "'n':1,'d':{'m':1,'z':1}|value_error:dict_key",
        "'n':1,'d':{'m':2}|value_error:dict_value", "'n':1,'d':[1]|type_error:simple",
        "'n':1,'ld':[{'k':'v'},{'k':'W'}]|", "'n':1,'ld':[{'k':'w'},{'k':'v'}]|value_error:list_dict_count",
        "'n':1,'ld':[{'k':'v'}]|value_error:list_dict_count", "'n':1,'v':'count'|",
        "'n':1,'v':'Count'|value_error:others",
        "'n':1,'v':3|value_error:others", "'n':NaN|type_error:simple", "'n':1,'x':NaN|value_error:others",
        "'n':null|type_error:simple"
    })
    void argumentsAreComparedByTypeAndValue(String arguments, String error) {
        assertThat(error("simple_python", "[{'f':{" + arguments + "}}]")).isEqualTo(error == null ? "" : error);
    }

    @Test
    void theNumberAndNamesOfCallsCount() {
        assertThat(error("simple_python", "[]")).isEqualTo("simple_function_checker:wrong_count");
        assertThat(error("live_simple", "[{'f':{'n':1}},{'f':{'n':1}}]"))
                .isEqualTo("simple_function_checker:wrong_count");
        assertThat(error("multiple", "[]")).isEqualTo("multiple_function_checker:wrong_count");
        assertThat(error("simple_python", "[{'g':{}}]")).isEqualTo("simple_function_checker:wrong_func_name");
        assertThat(error("live_multiple", "[{'f':{'n':1}}]")).isEmpty();
        assertThat(error("parallel", "[{'f':{'n':1}}]")).isEmpty();
        assertThat(error("parallel", "[]")).isEqualTo("parallel_function_checker_no_order:wrong_count");
        assertThat(error("live_parallel_multiple", "[{'f':{'n':2}}]"))
                .isEqualTo("parallel_function_checker_no_order:cannot_find_match");
    }

    @Test
    void parallelCallsMatchInAnyOrderAndOnceEach() {
        BenchmarkCase test = test("parallel_multiple", "[{'f':{'n':[1,2]}},{'f':{'n':[2]}},{'g':{}}]");
        assertThat(Tests.error(RULE, test, "[{'g':{}},{'f':{'n':1}},{'f':{'n':2}}]")).isEmpty();
        assertThat(Tests.error(RULE, test, "[{'g':{}},{'f':{'n':1}},{'f':{'n':1}}]")).endsWith("cannot_find_match");
        // The first wanted call takes the 2 that only the second could have used: greedy, as officially.
        assertThat(Tests.error(RULE, test, "[{'f':{'n':2}},{'f':{'n':1}},{'g':{}}]")).endsWith("cannot_find_match");
    }

    @Test
    void anOptionalArgumentMayBeMissingOnlyIfTheAnswerSaysSo() {
        BenchmarkCase test = test("simple_python", "[{'f':{'n':[1],'s':['a']}}]");
        assertThat(Tests.error(RULE, test, "[{'f':{'n':1}}]")).isEqualTo("simple_function_checker:missing_optional");
        assertThat(Tests.error(RULE, test, "[{'f':{'n':1,'s':'A'}}]")).isEmpty();
    }

    @Test
    void elementsAreCheckedOneLevelDeep() {
        BenchmarkCase test = test("simple_python", "[{'f':{'n':[1],'l':[['a']],'t':[[1.0]]}}]");
        assertThat(Tests.error(RULE, test, "[{'f':{'n':1,'l':[1]}}]")).isEqualTo("type_error:nested");
        assertThat(Tests.error(RULE, test, "[{'f':{'n':1,'l':['a'],'t':[1]}}]")).isEqualTo("type_error:nested");
    }

    @Test
    void javaAndJavaScriptGiveEveryValueAsText() {
        assertThat(error("simple_java", "[{'f':{'n':1}}]")).isEqualTo("type_error:java");
        assertThat(error("java", "[{'f':{'n':'1'}}]")).isEmpty();
        assertThat(error("simple_javascript", "[{'f':{'n':1}}]")).isEqualTo("type_error:js");
        assertThat(error("javascript", "[{'f':{'n':'1'}}]")).isEmpty();
    }

    @Test
    void relevanceIsSomeCallAndIrrelevanceNone() {
        for (String category : new String[] {"irrelevance", "live_irrelevance"}) {
            assertThat(error(category, "[]")).isEmpty();
            assertThat(error(category, "'I cannot do that.'")).isEmpty();
            assertThat(error(category, "[1]")).isEmpty();
            assertThat(error(category, "[{'f':{}}]")).isEqualTo("irrelevance_error:decoder_success");
        }
        assertThat(error("multi_turn_base", "[]")).isEqualTo("multi_turn:unsupported");
        assertThat(error("live_relevance", "[{'any':{}}]")).isEmpty();
        assertThat(error("live_relevance", "[]")).isEqualTo("relevance_error:decoder_failed");
    }

    @Test
    void whatIsNoListOfCallsHasErrorsOfItsOwn() {
        assertThat(error("simple_python", "'sorry'")).isEqualTo("ast_decoder:decoder_failed");
        for (String output : new String[] {"[1]", "[{'f':1}]", "[{'f':{},'g':{}}]", "5", "null", "{'f':1}"}) {
            assertThat(error("simple_python", output)).as(output).isEqualTo("ast_decoder:decoder_wrong_output_format");
        }
    }

    @Test
    void withoutOfficialAnswersTheUniformOneIsTaken() {
        BenchmarkCase test = Tests.test("""
                {'id':'1','category':'live_simple','source':'bfcl','calls':[[{'name':'f','arguments':{'n':3}}]],
                 'tools':[{'name':'f','parameters':{'type':'object','properties':{'n':{'type':'number'}}}}]}""");
        assertThat(Tests.error(RULE, test, "[{'f':{'n':3}}]")).isEmpty();
        assertThat(Tests.error(RULE, test, "[{'f':{'n':4}}]")).isEqualTo("value_error:others");
    }

    private static String error(String category, String output) {
        return Tests.error(RULE, test(category, "[" + ANSWER + "]"), output);
    }

    private static BenchmarkCase test(String category, String answers) {
        return Tests.test("{'id':'1','source':'bfcl_v4','category':'" + category + "','functions_raw':" + FUNCTIONS
                + ",'possible_answer':" + answers + "}");
    }
}
