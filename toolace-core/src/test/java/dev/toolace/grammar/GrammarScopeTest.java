package dev.toolace.grammar;

import static dev.toolace.testing.Tools.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.format.CallFormat;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.GrammarWalk;
import dev.toolace.testing.RandomTools;
import dev.toolace.testing.Tools;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a grammar writes besides what schemas declare. */
class GrammarScopeTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '`', value = {
        "{'properties':{'a':{'type':'integer'}},'required':['a']} "
            + "| {'a':1} ; {'a':1,'b':[{'c':null}]} ; {'b':'x','a':1} ; {'aa':1,'a':2,'':3} "
            + "; {'a':1.0} ; {'b': 1, 'a': 2} "
            + "| {} ; {'b':1} ; {'a':'x'} ; {'a':1,'a':2} ; {'a':1,'b':1,'b':2} ; {'a':1.5} ; {'a':1,'b':}",
        "{'properties':{'a':{}},'additionalProperties':false} | {'a':1} | {'b':1}",
        "{'properties':{'a':{}},'unevaluatedProperties':false} | {'a':1} | {'b':1}",
        "{'properties':{'a':{}},'additionalProperties':{'type':'string'}} | {'a':1,'b':'x'} | {'b':1}",
        "{'properties':{'a':{}},'patternProperties':{'^n':{'type':'integer'}}} | {'n1':7,'b':'x'} | {'n1':'a'}",
        "{'properties':{'a':{}},'propertyNames':{'maxLength':2}} | {'bb':1} | {'bbb':1}",
        "{'properties':{'a':{}},'maxProperties':1} | {'b':1} | {'a':1,'b':1}",
        "{'properties':{'in':{'type':'object','properties':{'x':{'type':'integer','minimum':3}}}}} "
            + "| {'in':{'y':1,'x':3.0}} | {'in':{'x':2.0,'y':1}}",
    })
    void allowed(String schema, String accepted, String refused) {
        Grammar grammar = Grammar.ofSchema(object("{'type':'object',".replace('\'', '"')
                + schema.substring(1).replace('\'', '"')), GrammarLimits.DEFAULT, GrammarScope.ALLOWED);

        assertThat(accepted.replace('\'', '"').split(" ; ")).allMatch(grammar::accepts);
        assertThat(refused.replace('\'', '"').split(" ; ")).noneMatch(grammar::accepts);
    }

    static Stream<String> constrainable() {
        return CallFormat.names().stream().filter(name -> CallFormat.byName(name).grammar(ToolSet.EMPTY).isPresent());
    }

    @ParameterizedTest
    @MethodSource("constrainable")
    void everyFormatHasBoth(String name) {
        CallFormat format = CallFormat.byName(name);
        ToolSet tools = Tools.set(Tools.tool("f", """
                {"type":"object","properties":{"a":{"type":"object","properties":{"b":{"type":"integer"}}}}}"""));
        String text = format.render(List.of(new Call("f", object("{\"a\":{\"c\":[1.5,null]},\"d\":true}"))));

        assertThat(format.grammar(tools, GrammarScope.ALLOWED).orElseThrow().accepts(text)).as(text).isTrue();
        assertThat(format.grammar(tools, GrammarScope.DECLARED).orElseThrow().accepts(text)).as(text).isFalse();
        assertThat(format.grammar(tools, GrammarScope.ALLOWED).orElseThrow().accepts("\n" + text + " \n")).isTrue();
        FormatGrammarTest.check(format, "\n" + text + " \n", tools);
        GrammarWalk walk = new GrammarWalk(7);
        Grammar grammar = format.grammar(tools, GrammarScope.ALLOWED).orElseThrow();
        for (int i = 0; i < 200; i++) {
            String some = walk.text(grammar, i % 2 == 0 ? "" : text.substring(0, 3 + i % (text.length() - 3)), i);
            if (some != null) {
                FormatGrammarTest.check(format, some, tools);
            }
        }
    }

    @Test
    void namesInEitherQuotesOfPythonAreOneName() {
        CallFormat format = CallFormat.byName("toolace");
        ToolSet tools = Tools.set(Tools.tool("f", """
                {"type":"object","properties":{"a":{"type":"object","properties":{"b":{"type":"integer"}}}}}"""));
        Grammar grammar = format.grammar(tools, GrammarScope.ALLOWED).orElseThrow();

        assertThat(grammar.accepts("[f(a={'x':1,\"y\":2},z=3)]")).isTrue();
        assertThat(grammar.accepts("[f(a={'x':1,\"x\":2})]")).isFalse();
        assertThat(grammar.accepts("[f(z=3,z=4)]")).isFalse();
    }

    /** Whatever is valid can be written: right arguments, with members that nobody declared. */
    @Test
    void undeclaredMembersAreAcceptedWhereverTheValidatorAcceptsThem() {
        int added = 0;
        for (int seed = 0; seed < 500; seed++) {
            JsonObject schema = new RandomTools(seed).parameters(0);
            ToolSet tools;
            Grammar narrow;
            try {
                tools = ToolSet.of(List.of(new Tool("t", "", schema)));
                narrow = Grammar.ofSchema(schema);
            } catch (ToolaceException e) {
                continue;
            }
            Grammar wide = Grammar.ofSchema(schema, GrammarLimits.DEFAULT, GrammarScope.ALLOWED);
            String text = new GrammarWalk(seed).text(narrow, 60);
            if (text == null) {
                continue;
            }
            assertThat(wide.accepts(text)).as("%s for %s", text, schema).isTrue();
            JsonValue more = with(JsonValue.parse(text), new Random(seed));
            if (more instanceof JsonObject arguments
                    && new CallValidator().validate(List.of(new Call("t", arguments)), tools).isEmpty()) {
                added += more.equals(JsonValue.parse(text)) ? 0 : 1;
                assertThat(wide.accepts(arguments.toJson())).as("%s for %s", arguments, schema).isTrue();
            }
        }
        assertThat(added).isGreaterThan(100);
    }

    private static JsonValue with(JsonValue value, Random random) {
        if (value instanceof JsonArray array) {
            return new JsonArray(array.elements().stream().map(one -> with(one, random)).toList());
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.members().forEach((name, member) -> {
            if (random.nextInt(3) == 0) {
                members.put("zz" + random.nextInt(100), any(random));
            }
            members.put(name, with(member, random));
        });
        if (random.nextBoolean()) {
            members.put(random.nextBoolean() ? "naïve \"name\"" : "q", any(random));
        }
        return new JsonObject(members);
    }

    private static JsonValue any(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new JsonString("a\n\"é");
            case 1 -> JsonNumber.of(random.nextInt(1000) - 500);
            case 2 -> JsonNull.INSTANCE;
            case 3 -> new JsonArray(List.of(JsonBoolean.TRUE, new JsonArray(List.of())));
            default -> new JsonObject(Map.of("k", JsonBoolean.FALSE));
        };
    }
}
