package dev.toolace.grammar;

import static dev.toolace.testing.Tools.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.GrammarWalk;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every keyword: what is accepted, what is refused, and that whatever is accepted is valid. */
class SchemaGrammarTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '`', value = {
        "{'type':'string'} | 'a' ; '' ; 'é€😀' ; '\\n\\u00e9\\ud83d\\ude00' | 1 ; 'a ; '\\x' ; '\\ud83d' ; 'a'b",
        "{'type':'string','minLength':2,'maxLength':3} | 'ab' ; 'abc' ; 'é€😀' ; '\\n\\n' | '' ; 'a' ; 'abcd'",
        "{'type':'string','pattern':'^[a-c]+$'} | 'a' ; 'abc' | '' ; 'd' ; 'abd'",
        "{'type':'string','pattern':'b'} | 'b' ; 'abc' | '' ; 'ac'",
        "{'type':'string','pattern':'^\\\\d{4}-\\\\d{2}$'} | '2024-01' | '2024-1' ; '2024-011'",
        "{'type':'string','pattern':'^(a|bc)*$','maxLength':3} | '' ; 'abc' ; 'aaa' | 'abcbc' ; 'b'",
        "{'type':'string','pattern':'^\\\\p{Lu}\\\\w?$'} | 'É' ; 'Ab' | 'é' ; 'AÉ'",
        "{'type':'integer'} | 0 ; -5 ; 120 | 01 ; 1.5 ; -0 ; +1 ; 'x'",
        "{'type':'number'} | 0 ; -0.5 ; 1e5 ; 1.25E-3 | .5 ; 1. ; 01",
        "{'type':'integer','minimum':3,'maximum':120} | 3 ; 10 ; 99 ; 120 | 2 ; 121 ; 1000 ; -5 ; 03",
        "{'type':'integer','exclusiveMinimum':-5,'exclusiveMaximum':5} | -4 ; 0 ; 4 | -5 ; 5 ; 10",
        "{'type':'integer','maximum':-7} | -7 ; -10 ; -100 | -6 ; 0 ; 7",
        "{'type':'number','minimum':0,'maximum':1} | 0 ; 0.5 ; 1 ; 1.0 | 1.1 ; 2 ; -0.1 ; 1e0",
        "{'type':'number','exclusiveMinimum':0.25,'maximum':10.5} | 0.251 ; 0.3 ; 9.99 ; 10.5 "
            + "| 0.25 ; 0.2 ; 10.51 ; 11",
        "{'type':'integer','multipleOf':5} | 0 ; 5 ; -10 ; 125 | 3 ; 12",
        "{'type':'number','multipleOf':0.25,'minimum':0} | 0 ; 0.25 ; 1.5 ; 7 | 0.2 ; -0.25 ; 0.125",
        "{'type':'boolean'} | true ; false | null ; True",
        "{'type':'null'} | null | 0",
        "{'type':['string','null']} | 'a' ; null | 1",
        "{'enum':['red','red green',1,null,true,[1],{'a':1}]} "
            + "| 'red' ; 'red green' ; 1 ; null ; true ; [1] ; {'a':1} | 'r' ; 2",
        "{'const':'x'} | 'x' | 'y'",
        "{'type':'integer','enum':[1,2,'x',30],'maximum':10} | 1 ; 2 | 'x' ; 30",
        "{'type':'array','items':{'type':'integer'}} | [] ; [1] ; [1,2] ; [1, 2] | [1,] ; [,1] ; ['a'] ; [1",
        "{'type':'array','items':{'type':'integer'},'minItems':1,'maxItems':2} | [1] ; [1,2] | [] ; [1,2,3]",
        "{'type':'array','prefixItems':[{'type':'integer'},{'type':'string'}],'items':false} "
            + "| [] ; [1] ; [1,'a'] | ['a'] ; [1,'a',2]",
        "{'type':'object','properties':{'a':{'type':'integer'},'b':{'type':'string'}},'required':['b']} "
            + "| {'b':'x'} ; {'a':1,'b':'x'} ; {'b':'x','a':1} ; {'b': 'x', 'a': 1} "
            + "| {} ; {'a':1} ; {'b':'x','b':'y'} ; {'b':'x','c':1} ; {'b':'x',} ; {'b': 'x','a':1}",
        "{'type':'object','properties':{'a':{'type':'integer'}},'additionalProperties':{'type':'string'}} "
            + "| {} ; {'x':'y'} ; {'a':1,'aa':'y'} | {'x':1} ; {'x':'y','x':'z'} ; {'a':'x'} ; {'x':'y','\\u0078':'z'}",
        "{'type':'object'} | {} ; {'x':[1,{'y':null}]} | {'x':1,'x':1}",
        "{'type':'object','properties':{}} | {} | {'x':1}",
        "{'type':'object','patternProperties':{'^n':{'type':'integer'},'^.?x$':{'type':'number','maximum':5}}} "
            + "| {'n1':7} ; {'nx':5} ; {'ax':4.5} | {'n1':'a'} ; {'nx':6} ; {'q':1}",
        "{'type':'object','additionalProperties':{'type':'integer'},'propertyNames':{'enum':['a','b']}} "
            + "| {'a':1} ; {'b':1,'a':2} | {'c':1} ; {'a':1,'a':2}",
        "{'type':'object','additionalProperties':{'type':'integer'},'minProperties':1,'maxProperties':2} "
            + "| {'x':1} ; {'x':1,'y':2} | {} ; {'x':1,'y':2,'z':3}",
        "{'type':'object','properties':{'a':{},'b':{},'c':{}},'minProperties':2,'required':['c']} "
            + "| {'a':1,'c':2} ; {'c':null,'b':2,'a':1} | {'c':1} ; {'a':1,'b':2}",
        "{'anyOf':[{'type':'integer'},{'type':'string','maxLength':1}]} | 1 ; 'a' | 'ab' ; null",
        "{'type':'object','properties':{'a':{'type':'integer'},'b':{'type':'integer'}},"
            + "'anyOf':[{'required':['a']},{'required':['b']}]} | {'a':1} ; {'b':1} ; {'b':1,'a':2} | {}",
        "{'oneOf':[{'type':'object','properties':{'k':{'const':'x'},'v':{'type':'integer'}},'required':['k']},"
            + "{'type':'object','properties':{'k':{'const':'y'}},'required':['k']}]} "
            + "| {'k':'x','v':1} ; {'k':'y'} | {'k':'z'} ; {} ; {'k':'y','v':1}",
        "{'allOf':[{'type':'integer','minimum':3},{'maximum':5}]} | 3 ; 5 | 2 ; 6 ; 'x'",
        "{'allOf':[{'type':'object','properties':{'a':{'minimum':3}}},{'properties':{'a':{'type':'integer'},"
            + "'b':{}},'required':['a']}]} "
            + "| {'a':3} ; {'b':[],'a':7} | {'a':2} ; {'b':1} ; {'a':3.5}",
        "{'$ref':'#/$defs/n','$defs':{'n':{'type':'object','properties':{'next':{'$ref':'#/$defs/n'},"
            + "'v':{'type':'integer'}}}}} "
            + "| {} ; {'next':{'next':{'v':1}},'v':2} | {'next':1} ; {'next':{'w':1}}",
        "{'type':'string','format':'date'} | 'no date' | 1",
        "{'$schema':'http://json-schema.org/draft-04/schema#','type':'integer','minimum':3,"
            + "'exclusiveMinimum':true} | 4 | 3",
        "{'$schema':'http://json-schema.org/draft-07/schema#','type':'array','items':[{'type':'integer'}],"
            + "'additionalItems':false} "
            + "| [] ; [1] | ['a'] ; [1,2]"})
    void acceptsWhatTheSchemaAllows(String schema, String accepted, String refused) {
        Grammar grammar = Grammar.ofSchema(object(quoted(schema)));

        assertThat(grammar.notes()).isEmpty();
        for (String text : accepted.split(" ; ")) {
            assertThat(grammar.accepts(quoted(text.strip()))).as(text).isTrue();
        }
        for (String text : refused.split(" ; ")) {
            assertThat(grammar.accepts(quoted(text.strip()))).as(text).isFalse();
        }
        walk(object(quoted(schema)), grammar, 300);
    }

    /** Every text that a random walk makes is one value, and valid. */
    static void walk(JsonObject schema, Grammar grammar, int turns) {
        GrammarWalk walk = new GrammarWalk(schema.hashCode());
        boolean local = schema.get("$ref") != null;
        ToolSet tools = ToolSet.of(List.of(new Tool("t", "", local ? schema
                : new JsonObject(Map.of("type", JsonValue.of("object"), "properties", JsonValue.of(Map.of("v", schema)),
                        "$schema", schema.members().getOrDefault("$schema",
                                JsonValue.of("https://json-schema.org/draft/2020-12/schema")))))));
        int ended = 0;
        for (int i = 0; i < turns; i++) {
            String text = walk.text(grammar, 1 + i / 2);
            if (text != null) {
                ended++;
                JsonValue value = JsonValue.parse(text);
                JsonObject arguments = local ? (JsonObject) value : new JsonObject(Map.of("v", value));
                assertThat(new CallValidator().validate(List.of(new Call("t", arguments)), tools)).as(text).isEmpty();
            }
        }
        assertThat(ended).isGreaterThan(turns / 20);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '`', value = {
        "{'properties':{'a':{'type':'array','uniqueItems':true}}} | /properties/a | uniqueItems",
        "{'type':'array','contains':{'const':1}} | `` | contains",
        "{'not':{'const':1}} | `` | not",
        "{'if':{'const':1},'then':{'minimum':2}} | `` | if",
        "{'type':'string','pattern':'(?=a)b'} | `` | pattern",
        "{'type':'string','pattern':'(a)\\\\1'} | `` | pattern",
        "{'type':'string','pattern':'(a|b)*a(a|b){20}'} | `` | pattern",
        "{'type':'object','dependentRequired':{'a':['b']}} | `` | dependentRequired",
        "{'oneOf':[{'type':'integer'},{'type':'number'}]} | `` | oneOf",
        "{'type':'number','multipleOf':0.1234567} | `` | multipleOf"})
    void listsWhatIsLeftToTheValidator(String schema, String path, String keyword) {
        Grammar grammar = Grammar.ofSchema(object(quoted(schema)));

        assertThat(grammar.notes()).anySatisfy(note -> {
            assertThat(note.path()).isEqualTo(path);
            assertThat(note.keyword()).isEqualTo(keyword);
            assertThat(note.reason()).isNotBlank();
        });
    }

    @Test
    void endsRecursionAtTheDepthLimit() {
        JsonObject schema = object(quoted(
                "{'$ref':'#/$defs/n','$defs':{'n':{'type':'array','items':{'$ref':'#/$defs/n'}}}}"));
        Grammar grammar = Grammar.ofSchema(schema, GrammarLimits.DEFAULT.withMaxDepth(3));

        assertThat(grammar.accepts("[[[]]]")).isTrue();
        assertThat(grammar.after("[[[").allowed()).isEqualTo(ByteSet.of(b -> b == ']'));
    }

    static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
