package dev.toolace.onnx.internal.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pieces change no token. */
class PieceCacheTest {

    private static final int TEXTS = 400;

    @TempDir
    private static Path temp;

    static Stream<String> kinds() {
        return TestTokenizers.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void piecesHaveTheTokensOfTheWholeText(String kind) throws IOException {
        Map<String, Object> file = TestTokenizers.all().get(kind);
        try (Tokenizer tokenizer = Tokenizer.open(TestTokenizers.write(temp, file))) {
            String template = String.join(" ", tokenizer.addedTokens().stream().map(AddedToken::content).toList());
            PieceCache pieces = new PieceCache(tokenizer.addedTokens(), template, tokenizer::encode, 2000);
            Random random = new Random(5);
            List<String> words = new ArrayList<>(List.of("the weather", " in", " ", "  ", "São", "日本", "<", "|", "x",
                    "two", " do not", "e\u0301", "\ud83d\ude00", "\n", "\u2581", "[", "tool_call>", "a b", "<|", "DO"));
            tokenizer.addedTokens().forEach(token -> words.addAll(List.of(token.content(), token.content())));
            for (int i = 0; i < TEXTS; i++) {
                StringBuilder text = new StringBuilder();
                for (int left = random.nextInt(14); left > 0; left--) {
                    text.append(words.get(random.nextInt(words.size())));
                }
                assertThat(pieces.encode(text.toString())).as(text.toString()).isEqualTo(tokenizer.encode(text.toString()));
            }
            assertThat(pieces.held()).isLessThanOrEqualTo(2000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "qwen", "llama3", "llama2", "unigram-first", "wordpiece"})
    void theUsualTokenizersAreCut(String kind) throws IOException {
        try (Tokenizer tokenizer = Tokenizer.open(TestTokenizers.write(temp, TestTokenizers.all().get(kind)))) {
            AddedToken special = tokenizer.addedTokens().stream().filter(AddedToken::special).findFirst().orElseThrow();
            Map<String, Integer> times = new HashMap<>();
            new PieceCache(tokenizer.addedTokens(), special.content(), text -> {
                times.merge(text, 1, Integer::sum);
                return tokenizer.encode(text);
            }, 1000).encode("a" + special.content() + "b");
            assertThat(times).containsOnlyKeys("a", special.content() + "b");
        }
    }

    @Test
    void aPieceIsEncodedOnce() {
        Map<String, Integer> times = new HashMap<>();
        PieceCache pieces = pieces(times, 10_000, new AddedToken(1, "<|a|>", true, true),
                new AddedToken(2, "<|b|>", true, true));
        int[] first = pieces.encode("begin<|a|>tools<|b|>one");
        int[] second = pieces.encode("begin<|a|>tools<|b|>two");
        assertThat(first).containsExactly("begin".hashCode(), "<|a|>tools".hashCode(), "<|b|>one".hashCode());
        assertThat(second).containsExactly("begin".hashCode(), "<|a|>tools".hashCode(), "<|b|>two".hashCode());
        assertThat(times).containsOnlyKeys("begin", "<|a|>tools", "<|b|>one", "<|b|>two").doesNotContainValue(2);
        assertThat(pieces.encode("")).isEmpty();
    }

    @Test
    void textsAreNotCutWhereAnotherTokenMayReachOver() {
        for (AddedToken other : List.of(new AddedToken(2, "x<", false, true), new AddedToken(2, "<b>", true, false))) {
            Map<String, Integer> times = new HashMap<>();
            pieces(times, 10_000, new AddedToken(1, "<a>", true, true), other).encode("x<a>y<b><a>");
            assertThat(times).containsOnlyKeys("x<a>y<b><a>");
        }
    }

    @Test
    void thePieceThatWasNotUsedForLongestIsForgotten() {
        Map<String, Integer> times = new HashMap<>();
        PieceCache pieces = pieces(times, 300, new AddedToken(1, "<a>", true, true));
        String longer = "z".repeat(301);
        for (String text : List.of("0", "1", "2", "3", "0", "4", longer, longer, "0", "1")) {
            pieces.encode(text);
            assertThat(pieces.held()).isLessThanOrEqualTo(300);
        }
        assertThat(times).containsEntry("0", 1).containsEntry("1", 2).containsEntry(longer, 2);
    }

    private static PieceCache pieces(Map<String, Integer> times, int room, AddedToken... added) {
        return new PieceCache(List.of(added), "<a> <b> <|a|> <|b|>", text -> {
            times.merge(text, 1, Integer::sum);
            return new int[] {text.hashCode()};
        }, room);
    }
}
