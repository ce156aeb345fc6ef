package dev.toolace.onnx.internal.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.SharedData;
import dev.toolace.onnx.internal.json.JsonFile;
import dev.toolace.onnx.internal.tokenizer.TokenBytes.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of tokens, one after the other, are what the library decodes. */
class TokenBytesTest {
    private static final int ROUNDS = Integer.getInteger("toolace.tokens.rounds", 400);

    @TempDir
    Path temp;

    static Stream<String> kinds() {
        return TestTokenizers.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void ofSequencesAreTheLibrarysText(String kind) throws IOException {
        holds(TestTokenizers.write(temp, TestTokenizers.all().get(kind)));
    }

    @Test
    void ofForeignTokenizersToo() throws IOException {
        TokenBytes bytes = holds(SharedData.require("corpora/exports/tiny-random-gpt2-fp32/tokenizer.json"));
        assertThat(bytes.kind(50256)).isEqualTo(Kind.CONTROL);
        assertThat(bytes.bytes(50257)).isEqualTo(" ".repeat(31).getBytes(StandardCharsets.UTF_8));
        holds(Path.of("../toolace-nano/src/main/resources/dev/toolace/nano/model/tokenizer.json"));
    }

    private static TokenBytes holds(Path file) throws IOException {
        try (Tokenizer tokenizer = Tokenizer.open(file)) {
            TokenBytes bytes = tokenizer.tokenBytes().orElseThrow();
            int[] texts = IntStream.range(0, bytes.size()).filter(id -> bytes.kind(id) == Kind.TEXT).toArray();
            Random random = new Random(21);
            int compared = 0;
            for (int round = 0; round < ROUNDS * 10; round++) {
                int[] tokens = random.ints(1 + random.nextInt(10), 0, texts.length).map(i -> texts[i]).toArray();
                String text = tokenizer.decode(IntStream.of(tokens).asLongStream().toArray());
                // What is no UTF-8 has replacement characters, and how many depends on the tokenizer.
                if (!text.contains("\ufffd")) {
                    compared++;
                    assertThat(text).isIn(text(bytes, tokens), strip(text(bytes, tokens)), strip(strip(text(bytes,
                            tokens))));
                }
                // After other text there is no exception for the beginning.
                int[] after = IntStream.concat(IntStream.of(texts[texts.length - 1], texts[texts.length - 1]),
                        IntStream.of(tokens)).toArray();
                String begun = tokenizer.decode(IntStream.of(after).limit(2).asLongStream().toArray());
                String all = tokenizer.decode(IntStream.of(after).asLongStream().toArray());
                assertThat(all).startsWith(begun);
                if (!all.contains("\ufffd")) {
                    assertThat(all.substring(begun.length())).isEqualTo(inner(bytes, tokens,
                            new ByteArrayOutputStream()));
                }
            }
            assertThat(compared).isGreaterThan(ROUNDS / 4);
            return bytes;
        }
    }

    private static String text(TokenBytes bytes, int[] tokens) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes.firstBytes(tokens[0]));
        return inner(bytes, Arrays.copyOfRange(tokens, 1, tokens.length), all);
    }

    private static String inner(TokenBytes bytes, int[] tokens, ByteArrayOutputStream all) {
        for (int token : tokens) {
            byte[] some = bytes.bytes(token);
            assertThat(bytes.length(token)).isEqualTo(some.length);
            for (int i = 0; i < some.length; i++) {
                assertThat(bytes.byteAt(token, i)).isEqualTo(some[i]);
            }
            all.writeBytes(some);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static String strip(String text) {
        return text.startsWith(" ") ? text.substring(1) : text;
    }

    /** These two change no text before they look it up. */
    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "gemma"})
    void ofATextsTokensAreTheText(String kind) throws IOException {
        try (Tokenizer tokenizer = Tokenizer.open(TestTokenizers.write(temp, TestTokenizers.all().get(kind)))) {
            TokenBytes bytes = tokenizer.tokenBytes().orElseThrow();
            Random random = new Random(22);
            for (int round = 0; round < ROUNDS; round++) {
                String text = random.ints(20, 0, 0x110000).map(c -> random.nextBoolean() ? c : c % 0x250)
                        // Surrogates; and the added tokens that the library decodes as bytes.
                        .filter(c -> (c < 0xd800 || c > 0xdfff) && c != 0xe9 && c != 0x120)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
                assertThat(inner(bytes, tokenizer.encode(text), new ByteArrayOutputStream())).isEqualTo(text);
            }
        }
    }

    @Test
    void specialTokensHaveNoBytesAndGapsAreAbsent() throws IOException {
        Path file = TestTokenizers.write(temp, TestTokenizers.all().get("wordpiece-plain"));
        SpecialTokens specials = SpecialTokens.read(JsonFile.parse("tokenizer_config.json",
                "{\"unk_token\":\"[UNK]\"}", OnnxErrors.CONFIG_BROKEN), null);
        try (Tokenizer tokenizer = Tokenizer.open(file, specials)) {
            TokenBytes bytes = tokenizer.tokenBytes().orElseThrow();
            assertThat(bytes.size()).isEqualTo(301);
            for (int special : new int[] {0, 1, 2, 3}) {
                assertThat(bytes.kind(special)).isEqualTo(Kind.CONTROL);
                assertThat(bytes.bytes(special)).isEmpty();
                assertThat(bytes.firstBytes(special)).isEmpty();
                assertThat(bytes.length(special)).isZero();
            }
            for (int absent : new int[] {-1, 200, 299, 301, Integer.MAX_VALUE}) {
                assertThat(bytes.kind(absent)).isEqualTo(Kind.ABSENT);
                assertThat(bytes.bytes(absent)).isEmpty();
            }
            assertThat(bytes.bytes(300)).isEqualTo(" far".getBytes(StandardCharsets.UTF_8));
            assertThat(bytes.firstBytes(300)).isEqualTo("far".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aVocabularyWhereTwoTokensShareANumberHasNoTable() throws IOException {
        Map<String, Object> file = TestTokenizers.all().get("wordpiece");
        @SuppressWarnings("unchecked")
        Map<String, Object> vocabulary = (Map<String, Object>) ((Map<String, Object>) file.get("model")).get("vocab");
        vocabulary.put("twin", 300);
        try (Tokenizer tokenizer = Tokenizer.open(TestTokenizers.write(temp, file))) {
            assertThat(tokenizer.tokenBytes()).isEmpty();
            assertThat(tokenizer.stream().add(tokenizer.encode("the")[0])).isEqualTo("the");
        }
    }

    @Test
    void addedTokensHaveTheNumbersThatTheLibraryGivesThem() throws IOException {
        Map<String, Object> file = TestTokenizers.all().get("qwen");
        file.put("added_tokens", List.of(TestTokenizers.added(100_000, "<far>", false), TestTokenizers.added(5,
                "<near>", true),
                TestTokenizers.added(7, "weather", false)));
        try (Tokenizer tokenizer = Tokenizer.open(TestTokenizers.write(temp, file))) {
            TokenBytes bytes = tokenizer.tokenBytes().orElseThrow();
            for (AddedToken token : tokenizer.addedTokens()) {
                assertThat(tokenizer.encode(token.content())).containsExactly(token.id());
                assertThat(tokenizer.decode(new long[] {token.id()})).isEqualTo(token.content());
                assertThat(bytes.kind(token.id())).isEqualTo(token.special() ? Kind.CONTROL : Kind.TEXT);
            }
            assertThat(bytes.size()).isLessThan(1000);
        }
    }

    @Test
    void ofALargeVocabularyAreMadeQuickly() throws IOException {
        Map<String, Object> file = TestTokenizers.all().get("qwen");
        Map<String, Object> vocabulary = new LinkedHashMap<>();
        TestTokenizers.alphabet().values().forEach(c -> vocabulary.put(c, vocabulary.size()));
        Random random = new Random(3);
        while (vocabulary.size() < 151_643) {
            StringBuilder token = new StringBuilder(random.nextBoolean() ? "\u0120" : "");
            random.ints(2 + random.nextInt(9), 'a', 'z' + 1).forEach(c -> token.append((char) c));
            vocabulary.putIfAbsent(token.toString(), vocabulary.size());
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> model = (Map<String, Object>) file.get("model");
        model.put("vocab", vocabulary);
        model.put("merges", List.of());
        Path path = TestTokenizers.write(temp, file);
        JsonFile json = JsonFile.parse("tokenizer.json",
                Files.readString(path), OnnxErrors.TOKENIZER_BROKEN);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long start = System.nanoTime();
            Vocabulary read = Vocabulary.read(json, SpecialTokens.NONE);
            TokenBytes.of(read.texts(), read.added().values(), DecoderRules.read(json).orElseThrow());
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf("bytes of 151643 tokens: %d ms%n", best / 1_000_000);
        assertThat(best).isLessThan(2_000_000_000L);
    }
}
