package dev.toolace.onnx.internal.constrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarState;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.internal.tokenizer.TokenBytes;
import dev.toolace.onnx.internal.tokenizer.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Masks against one look at each token, with the tokenizer of the nano model. */
class TokenMasksTest {
    private static final Path TOKENIZER =
            Path.of("../toolace-nano/src/main/resources/dev/toolace/nano/model/tokenizer.json");
    private static final int VOCABULARY = 100_000;
    private static final Grammar GRAMMAR = Grammar.ofSchema((JsonObject) JsonValue.parse("""
            {"type":"object","properties":{"city":{"type":"string","maxLength":12},"days":{"type":"integer","minimum":1,
            "maximum":31},"unit":{"enum":["celsius","fahrenheit"]},"tags":{"type":"array","items":{"type":"string"}},
            "more":{"type":"object","additionalProperties":{"type":"number"}}},"required":["city"]}"""));

    private static Tokenizer tokenizer;
    private static TokenBytes bytes;
    private static Set<Integer> stops;

    @BeforeAll
    static void open() {
        tokenizer = Tokenizer.open(TOKENIZER);
        bytes = tokenizer.tokenBytes().orElseThrow();
        stops = Set.of(1);
    }

    @Test
    void aMaskHoldsTheTokensThatAreAcceptedOneByOne() {
        Spelling spelling = new Spelling(bytes, VOCABULARY, stops);
        TokenMasks masks = new TokenMasks(TokenTrie.of(bytes, VOCABULARY), spelling, VOCABULARY);
        Random random = new Random(1);
        Set<GrammarState> seen = new LinkedHashSet<>();
        for (int walk = 0; walk < 30; walk++) {
            GrammarState state = GRAMMAR.start();
            for (int step = 0; step < 60 && !state.dead() && seen.add(state) | step < 40; step++) {
                state = next(state, random);
            }
        }
        assertThat(seen).hasSizeGreaterThan(100);
        for (GrammarState state : seen) {
            BitSet mask = masks.of(state.representative());
            for (int id = 0; id < bytes.size(); id++) {
                if (spelling.admits(state, id, true)) {
                    assertThat(mask.get(id)).as("token %d", id).isTrue();
                }
                if (state.representative() == state) {
                    assertThat(mask.get(id)).as("token %d", id).isEqualTo(spelling.admits(state, id, true));
                }
            }
        }
    }

    private static GrammarState next(GrammarState state, Random random) {
        List<Integer> allowed = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            if (state.allowed().contains(b)) {
                allowed.add(b);
            }
        }
        return allowed.isEmpty() ? GRAMMAR.start() : state.next(allowed.get(random.nextInt(allowed.size())));
    }

    /** Whatever is chosen, the answer becomes a value of the schema; nothing else than an accepted text can end. */
    @Test
    void anyChoicesMakeAValue() {
        Constraints constraints = new Constraints(tokenizer, bytes, VOCABULARY, stops);
        Random random = new Random(2);
        int ended = 0;
        for (int i = 0; i < 200; i++) {
            Constraint constraint = constraints.on(GRAMMAR);
            List<Long> answer = new ArrayList<>();
            boolean stopped = false;
            while (!constraint.ended() && !stopped && answer.size() < 300) {
                int token = constraint.choose(mask -> any(mask, random));
                stopped = stops.contains(token);
                if (!stopped) {
                    answer.add((long) token);
                    constraint.add(token);
                }
            }
            if (stopped || constraint.ended()) {
                ended++;
                String text = tokenizer.decode(answer.stream().mapToLong(Long::longValue).toArray());
                assertThat(GRAMMAR.accepts(text)).as(text).isTrue();
            }
        }
        assertThat(ended).isGreaterThan(100);
    }

    /** Any token, but often one that brings a string, a list or an object to its end. */
    private static int any(BitSet mask, Random random) {
        for (String end : List.of("\"", "]", "}")) {
            int token = tokenizer.encode(end)[0];
            if (mask.get(token) && random.nextInt(3) == 0) {
                return token;
            }
        }
        int[] tokens = mask.stream().toArray();
        return tokens[random.nextInt(tokens.length)];
    }

    @Test
    void masksAreBoundedForEachGrammarByNumberAndBytes() {
        Spelling spelling = new Spelling(bytes, bytes.size(), stops);
        TokenTrie trie = TokenTrie.of(bytes, bytes.size());
        TokenMasks few = new TokenMasks(trie, spelling, 1 << 20);
        TokenMasks fewest = new TokenMasks(trie, spelling, 1 << 27);
        Grammar counts = Grammar.ofSchema((JsonObject) JsonValue.parse("{\"type\":\"string\",\"maxLength\":90}"));
        GrammarState state = counts.start().next('"');
        for (int i = 0; i < 40; i++) {
            state = state.next('a');
            few.of(state);
            fewest.of(state);
        }
        assertThat(few.size()).as("4 MiB of masks of a million tokens").isEqualTo(32);
        assertThat(fewest.size()).isEqualTo(16);
    }

    @Test
    void masksOfSixteenGrammarsAreRemembered() {
        Constraints constraints = new Constraints(tokenizer, bytes, VOCABULARY, stops);
        for (int i = 0; i < 50; i++) {
            constraints.on(Grammar.ofSchema((JsonObject) JsonValue.parse("{\"const\":" + i + "}")));
        }
        assertThat(constraints.grammars()).isEqualTo(16);
    }

    /** Five tokens write no brace. */
    @Test
    void aVocabularyWithoutTheCharactersIsAnError() {
        Constraint constraint = new Constraints(tokenizer, bytes, 5, Set.of()).on(GRAMMAR);
        assertThatThrownBy(() -> constraint.choose(BitSet::length)).hasMessageStartingWith("TA-MODEL-009")
                .hasMessageContaining("no token of the model");
    }

    @Test
    void certainBytesAreCutIntoTheTokenizersOwnTokens() {
        Constraint constraint = new Constraints(tokenizer, bytes, VOCABULARY, stops).on(GRAMMAR);
        for (int token : tokenizer.encode("{\"city\":\"Rome\",\"unit\":\"c")) {
            assertThat(constraint.admits(token)).isTrue();
            constraint.add(token);
        }
        int[] forced = constraint.forced(20);
        assertThat(tokenizer.decode(Arrays.stream(forced).asLongStream().toArray())).isEqualTo("elsius\"");
        assertThat(constraint.forced(1)).hasSize(1);
        assertThat(constraint.admitted(tokenizer.encode("elsius\"]"))).hasSizeLessThan(
                tokenizer.encode("elsius\"]").length);
    }
}
