package dev.toolace.grammar;

import static dev.toolace.grammar.SchemaGrammarTest.quoted;
import static dev.toolace.testing.Tools.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.internal.grammar.CompiledGrammar;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.GrammarWalk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a decoder needs of states, and that foreign schemas cannot exhaust anything. */
class GrammarStateTest {

    private static Grammar grammar(String schema) {
        return Grammar.ofSchema(object(quoted(schema)));
    }

    private static String forced(GrammarState state) {
        return new String(state.forced(), StandardCharsets.UTF_8);
    }

    @Test
    void equalStatesAreOneObject() {
        Grammar grammar = grammar(
                "{'type':'object','properties':{'a':{'type':'integer'},'b':{'type':'integer'},'c':{}}}");

        assertThat(grammar.after("{\"a\":1,\"b\":2,")).isSameAs(grammar.after("{\"b\":5,\"a\":77,"));
        assertThat(grammar.after("x")).isSameAs(grammar.after("yy"))
                .satisfies(state -> assertThat(state.dead()).isTrue());
    }

    @Test
    void tellsWhatIsForced() {
        Grammar grammar = grammar("{'type':'object','properties':{'city':{'type':'string'}},'required':['city']}");

        assertThat(forced(grammar.start())).isEqualTo("{\"city\":");
        assertThat(forced(grammar.after("{\"city\":"))).isEmpty();
        assertThat(forced(grammar.after("{\"city\":\"x\""))).isEqualTo("}");
        assertThat(forced(grammar.after("{\"city\":\"x\"}"))).isEmpty();
    }

    @Test
    void freeStringsLoopOnAllButQuotesAndEscapes() {
        Grammar grammar = grammar("{'type':'string'}");
        GrammarState inside = grammar.after("\"a");

        assertThat(inside.loops()).isEqualTo(ByteSet.of(b -> b >= 0x20 && b != '"' && b != '\\'));
        assertThat(grammar.after("\"é€😀")).isSameAs(inside);
    }

    @Test
    void longStringsShareARepresentativeUntilTheirEndIsNear() {
        Grammar grammar = grammar("{'type':'string','minLength':5000,'maxLength':10000}");
        GrammarState state = grammar.after("\"");
        Set<GrammarState> representatives = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            representatives.add(state.representative());
            state = state.next('x');
        }

        assertThat(representatives).hasSizeLessThan(3 * Grammar.HORIZON);
        assertThat(state.allowed()).isEqualTo(ByteSet.of(b -> b == '"'));
        assertThat(grammar.after("\"x").representative().loops().contains('x')).isTrue();
    }

    @Test
    void representativesAgreeWithTheirStates() {
        Grammar grammar = grammar(
                "{'type':'array','items':{'type':'string','maxLength':300},'minItems':200,'maxItems':1000}");
        Grammar closed = grammar("{'type':'array','items':{'type':'integer'},'maxItems':1000}");
        for (Grammar one : List.of(grammar, closed)) {
            GrammarWalk walk = new GrammarWalk(7);
            for (int i = 0; i < 20; i++) {
                byte[] text = String.valueOf(walk.text(one, 500)).getBytes(StandardCharsets.UTF_8);
                for (int start = 0; start + Grammar.HORIZON < text.length; start += 37) {
                    GrammarState state = one.start();
                    for (int k = 0; k < start; k++) {
                        state = state.next(text[k]);
                    }
                    GrammarState other = state.representative();
                    for (int k = start; k < start + Grammar.HORIZON; k++) {
                        assertThat(other.accepting()).isEqualTo(state.accepting());
                        assertThat(other.allowed()).isEqualTo(state.allowed());
                        state = state.next(text[k]);
                        other = other.next(text[k]);
                    }
                }
            }
        }
    }

    @Test
    void representativesOfOpenObjectsForgetNames() {
        Grammar grammar = grammar("{'type':'object','additionalProperties':{'type':'integer'}}");
        GrammarState one = grammar.after("{\"a\":1,\"b\":2,\"");
        GrammarState other = grammar.after("{\"c\":1,\"");

        assertThat(one.representative()).isSameAs(other.representative());
        assertThat(one.next('a').next('"').dead()).isTrue();
        assertThat(one.representative().next('a').next('"').dead()).isFalse();
    }

    @Test
    void statesAreForgottenWhenThereAreTooMany() {
        JsonObject schema = object(quoted("{'type':'object','additionalProperties':{'type':'integer'}}"));
        Grammar grammar = Grammar.ofSchema(schema, GrammarLimits.DEFAULT.withMaxStates(500));
        GrammarWalk walk = new GrammarWalk(3);
        for (int i = 0; i < 100; i++) {
            JsonValue.parse(String.valueOf(walk.text(grammar, 200)));
        }

        assertThat(((CompiledGrammar) grammar).stateCount()).isLessThanOrEqualTo(500);
    }

    @Test
    void manyThreadsMayUseOneGrammar() {
        Grammar grammar = grammar("{'type':'object','properties':{'a':{'type':'number'}},'additionalProperties':{}}");
        List<String> texts = IntStream.range(0, 64).parallel()
                .mapToObj(i -> String.valueOf(new GrammarWalk(i % 4).text(grammar, 300))).toList();

        for (int i = 4; i < 64; i++) {
            assertThat(texts.get(i)).isEqualTo(texts.get(i % 4));
        }
    }

    @Test
    void refusesSchemasThatNothingSatisfies() {
        assertThatThrownBy(() -> grammar("{'type':'integer','minimum':5,'maximum':3}"))
                .isInstanceOfSatisfying(ToolaceException.class,
                        e -> assertThat(e.errorId()).isEqualTo(ErrorId.GRAMMAR_EMPTY));
        assertThatThrownBy(() -> grammar("{'$ref':'#/$defs/n','$defs':{'n':{'type':'object',"
                + "'properties':{'n':{'$ref':'#/$defs/n'}},'required':['n']}}}"))
                .isInstanceOf(ToolaceException.class);
    }

    @Test
    void leavesOutOptionalMembersThatCannotBe() {
        Grammar grammar = grammar("{'type':'object','properties':{'a':false,'b':{'enum':[]},'c':{'type':'integer'}}}");

        assertThat(forced(grammar.after("{\""))).isEqualTo("c\":");
    }

    @Test
    void largeSchemasTakeLittle() {
        List<JsonValue> many = new ArrayList<>();
        for (int i = 0; i < 4_500; i++) {
            many.add(new JsonString("v" + i * 7919));
        }
        long before = System.nanoTime();
        Grammar values = Grammar.ofSchema(new JsonObject(Map.of("enum", JsonValue.of(many))));
        Grammar items = grammar("{'type':'array','minItems':1000000000,'maxItems':2000000000,'items':{'type':'null'}}");
        Grammar length = grammar("{'type':'string','minLength':1000000000}");
        Grammar pattern = grammar("{'type':'string','pattern':'^(a|b)*a(a|b){20}$'}");
        Grammar repeated = grammar("{'type':'string','pattern':'^((((a{1,90}){1,90}){1,90}){1,90})$'}");

        assertThat(values.accepts("\"v7919\"")).isTrue();
        assertThat(values.accepts("\"v7918\"")).isFalse();
        assertThat(items.after("[null,null").allowed()).isEqualTo(ByteSet.of(b -> b == ','));
        assertThat(length.after("\"ab").next('"').dead()).isTrue();
        assertThat(pattern.notes()).hasSize(1);
        assertThat(repeated.notes()).hasSize(1);
        assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
    }

    @Test
    void nestedAlternativesAreBounded() {
        String inner = "{'type':'integer'}";
        for (int i = 0; i < 20; i++) {
            inner = "{'anyOf':[" + inner + ",{'type':'string','maxLength':" + i + "}]}";
        }
        StringBuilder wide = new StringBuilder("{'allOf':[");
        for (int i = 0; i < 20; i++) {
            wide.append(i == 0 ? "" : ",").append("{'anyOf':[{'minimum':").append(i).append("},{'maximum':")
                    .append(-i).append("}]}");
        }
        Grammar grammar = grammar(wide.append("],'type':'integer'}").toString());

        assertThat(grammar.notes()).isNotEmpty().allSatisfy(note -> assertThat(note.keyword()).isEqualTo("anyOf"));
        assertThat(grammar(inner).accepts("5")).isTrue();
    }

    @Test
    void tooLargeAGrammarIsOneClearError() {
        JsonObject schema = object(quoted("{'type':'array','items':{'type':'object','properties':{'a':{},'b':{}}}}"));

        assertThatThrownBy(() -> Grammar.ofSchema(schema, GrammarLimits.DEFAULT.withMaxParts(20)))
                .isInstanceOfSatisfying(ToolaceException.class, e -> {
                    assertThat(e.errorId()).isEqualTo(ErrorId.GRAMMAR_LIMIT);
                    assertThat(e).hasMessageContaining("20");
                });
    }
}
