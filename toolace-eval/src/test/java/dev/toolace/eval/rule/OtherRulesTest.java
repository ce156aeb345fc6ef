package dev.toolace.eval.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules besides BFCL's. */
class OtherRulesTest {

    private static final BenchmarkCase NORMAL = Tests.test("""
            {'id':'a_0','source':'acebench','category':'normal_atom_list','tools':[{'name':'f','parameters':{
              'type':'object','required':['s'],'properties':{'s':{'type':'string'},'n':{'type':'number'},
              'i':{'type':'integer'},'b':{'type':'boolean'},'l':{'type':'array','items':{'type':'string'}},
              'o':{'type':'object','properties':{}},'lo':{'type':'array','items':{'type':'object'}}}}}],
             'calls':[[{'name':'f','arguments':{'s':'Rome','n':2.5,'i':3,'b':true,'l':['a'],
              'o':{'k':'v','m':{'n':5}},'lo':[{'k':'v'}]}}]]}""");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'s':'rome'|", "'s':'Rome, Italy'|", "'s':'Milan'|value_error:string", "'n':2.5|lack_args", "|wrong_param",
        "'s':'Rome','i':4|", "'s':'Rome','n':9.5|", "'s':'Rome','i':'x'|type_error", "'s':'Rome','b':'true'|",
        "'s':'Rome','z':1|addition_args", "'s':'Rome','l':['A']|", "'s':'Rome','l':['a','b']|value_error:list/tuple",
        "'s':'Rome','l':'a'|type_error", "'s':'Rome','o':{'k':'V!','m':{'n':5}}|",
        "'s':'Rome','o':{'k':'v'}|value_error",
        "'s':'Rome','o':{'k':'v','m':{'n':6}}|value_error", "'s':'Rome','o':{'k':'v','m':5}|value_error",
        "'s':'Rome','lo':[{'k':'v'}]|", "'s':'Rome','lo':[]|value_error:list_dict_count",
        "'s':'Rome','lo':['v']|value_error"
    })
    void aceBenchsNormalDataAreComparedAsOfficially(String arguments, String error) {
        assertThat(Tests.error(new AceBenchRule(), NORMAL, "[{'f':{" + (arguments == null ? "" : arguments) + "}}]"))
                .isEqualTo(error == null ? "" : error);
    }

    @Test
    void aceBenchCountsFunctions() {
        AceBenchRule rule = new AceBenchRule();
        assertThat(Tests.error(rule, NORMAL, "[]")).isEqualTo("wrong functions number");
        assertThat(Tests.error(rule, NORMAL, "[{'g':{'s':'Rome'}}]")).isEqualTo("function_mismatch");
        assertThat(Tests.error(rule, NORMAL, "'Rome it is'")).isEqualTo("wrong_output_format");
    }

    @Test
    void aceBenchsSpecialDataWantNoCallOrTheRightWords() {
        AceBenchRule rule = new AceBenchRule();
        BenchmarkCase incomplete = special("special_incomplete", "{'Shop_buy':['size','color']}");
        assertThat(Tests.error(rule, incomplete, "[]")).isEmpty();
        assertThat(Tests.error(rule, incomplete, "[{'Shop_buy':{}}]")).isEqualTo("error_detection");
        assertThat(Tests.error(rule, incomplete, "'Which size?'")).isEqualTo("error_detection");
        assertThat(Tests.error(rule, incomplete, "'Missing necessary parameters (size) for the api (Shop_buy)'"))
                .isEqualTo("error_correction");
        assertThat(Tests.error(rule, incomplete, "'Missing necessary parameters (size, color) for the api (Shop_buy)'"))
                .isEmpty();
        BenchmarkCase wrong = special("special_error_param", "{'mail':['a@@b']}");
        assertThat(Tests.error(rule, wrong, "'There is incorrect value (a@@b) for the parameters (mail)'")).isEmpty();
        assertThat(Tests.error(rule, wrong, "'There is incorrect value'")).isEqualTo("error_correction");
        BenchmarkCase irrelevant = special("special_irrelevant", "'x'");
        assertThat(Tests.error(rule, irrelevant, "'Due to the limitations of the function, no.'")).isEmpty();
        assertThat(Tests.error(rule, irrelevant, "'No.'")).isEqualTo("error_detection");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[{'AddAgenda':{'content':'team meeting in Rome','n':2}}]|",
        "[{'AddAgenda':{'content':'team meeting in Rome','n':'2'}}]|",
        "[{'AddAgenda':{'content':'meeting in Rome','n':2}}]|",
        "[{'AddAgenda':{'content':'meeting','n':2}}]|INPUT_MISMATCH",
        "[{'AddAgenda':{'content':'team meeting in Rome','n':3}}]|INPUT_MISMATCH", "[]|NO_API_CALL",
        "[{'AddAgenda':{'n':2}}]|MISS_INPUT_ARGUMENT", "[{'AddAgenda':{'content':'x','n':2,'z':1}}]|"
                + "INVALID_INPUT_PARAMETER",
        "[{'Other':{}}]|API_NAME_MISMATCH", "[{'AddAgenda':{}},{'AddAgenda':{}}]|WRONG_COUNT", "'words'|NO_API_CALL"
    })
    void apiBankComparesArgumentsAsTexts(String output, String error) {
        BenchmarkCase test = Tests.test("""
                {'id':'1','source':'apibank','category':'level1','calls':[[{'name':'AddAgenda','arguments':
                 {'content':'team meeting in Rome','n':2}}]]}""");
        assertThat(Tests.error(new ApiBankRule(), test, output)).isEqualTo(error == null ? "" : error);
    }

    @Test
    void sealToolsCountsNamesAndArguments() {
        BenchmarkCase test = Tests.test("""
                {'id':'1','source':'seal-tools','category':'multi','calls':[[{'name':'f','arguments':{'a':1,'b':'x'}},
                 {'name':'g','arguments':{'c':true}}]]}""");
        CallF1Rule rule = new CallF1Rule();
        assertThat(rule.score(test, Tests.output("[{'g':{'c':'True'}},{'f':{'b':'x','a':'1'}}]")).right()).isTrue();
        Score wrong = rule.score(test, Tests.output("[{'f':{'a':2,'b':'x','z':0}}]"));
        assertThat(wrong).isEqualTo(new Score.Wrong("call_f1:names", new MatchCounts(1, 1, 2, 1, 3, 3)));
        assertThat(wrong.counts().nameF1()).isEqualTo(2.0 / 3);
        assertThat(wrong.counts().argumentF1()).isEqualTo(1.0 / 3);
        assertThat(Tests.error(rule, test, "[{'f':{}},{'g':{}}]")).isEqualTo("call_f1:arguments");
        assertThat(Tests.error(rule, test, "5")).isEqualTo("call_f1:unreadable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[{'f':{'a':1.0,'b':'x'}}]|", "[{'name':'f','arguments':{'b':'x','a':1}}]|",
        "{'calls':[{'f':{'a':1,'b':'x'}}]}|",
        "[{'type':'function','function':{'name':'f','arguments':{'a':1,'b':'x'}}}]|",
        "[{'f':{'a':1,'b':'X'}}]|exact:arguments", "[{'f':{'a':true,'b':'x'}}]|exact:arguments",
        "[{'g':{}}]|exact:name",
        "[{'f':{}},{'g':{}}]|exact:count", "[]|exact:call_expected", "'words'|exact:call_expected",
        "7|exact:unreadable",
        "[{'f':{'a':NaN,'b':'x'}}]|exact:arguments"
    })
    void exactMatchComparesCanonically(String output, String error) {
        BenchmarkCase test = Tests.test("{'id':'1','calls':[[{'name':'f','arguments':{'a':1,'b':'x'}}]]}");
        assertThat(Tests.error(new ExactMatchRule(), test, output)).isEqualTo(error == null ? "" : error);
    }

    @Test
    void exactMatchKnowsNoCallAndAnyCall() {
        ExactMatchRule rule = new ExactMatchRule();
        assertThat(Tests.error(rule, Tests.test("{'id':'1','calls':[[]]}"), "'words'")).isEmpty();
        assertThat(Tests.error(rule, Tests.test("{'id':'1','calls':[[]]}"), "[{'f':{}}]"))
                .isEqualTo("exact:no_call_expected");
        assertThat(Tests.error(rule, Tests.test("{'id':'1','expect':'any_call','calls':[]}"), "[{'f':{}}]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[{'f':{}}]|tool_call", "'tool_call'|tool_call", "'cannot_answer'|cannot_answer",
        "'Which class year do you mean?'|request_for_info", "'Please provide the city.'|request_for_info",
        "'Sorry, I have no tool for that.'|cannot_answer", "'I’m unable to do so.'|cannot_answer",
        "'It is 5 o clock.'|direct",
        "7|unreadable"
    })
    void when2CallTellsFourOutcomesApart(String output, String outcome) {
        assertThat(When2CallRule.outcome(Tests.output(output))).isEqualTo(outcome);
        for (String expected : When2CallRule.OUTCOMES) {
            BenchmarkCase test = Tests.test("{'id':'1','source':'when2call','correct_answer':'" + expected + "'}");
            assertThat(new When2CallRule().score(test, Tests.output(output)).right())
                    .isEqualTo(expected.equals(outcome));
        }
    }

    @Test
    void when2CallTakesNoCallWithoutWordsForAnyOutcomeButACall() {
        for (String output : new String[] {"[]", "''"}) {
            for (String expected : When2CallRule.OUTCOMES) {
                BenchmarkCase test = Tests.test("{'id':'1','source':'when2call','correct_answer':'" + expected + "'}");
                assertThat(new When2CallRule().score(test, Tests.output(output)).right())
                        .isEqualTo(!expected.equals("tool_call"));
            }
        }
    }

    private static BenchmarkCase special(String category, String wanted) {
        return Tests.test("{'id':'1','source':'acebench','category':'" + category + "','expect':'no_call','calls':[[]],"
                + "'possible_answer':" + wanted + "}");
    }
}
