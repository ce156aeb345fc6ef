package dev.toolace.onnx.internal.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.onnx.SharedData;
import dev.toolace.onnx.TinyModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streamed text is the library's own decoding of the whole, for every kind of tokenizer and any tokens. */
class TextStreamTest {
    private static final int ROUNDS = Integer.getInteger("toolace.tokens.rounds", 400);
    private static final String[] TEXTS = {"plain", "é", "日本語 text", "\ud83d\ude00 mixed"
            + " \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 end", "e\u0301\u0327 \u1100\u1161\u11a8",
        " leading and  double  spaces \n", "  two", "\u2581mark", "<0xE2>", "the weather. do n't, do not!",
                "\ud835\udd38\udbff\udfff\u0000\ufffd\ufeff"};

    @TempDir
    static Path temp;

    static Stream<String> kinds() {
        return TestTokenizers.all().keySet().stream();
    }

    static Stream<String> others() {
        return TestTokenizers.others().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anyTokensStreamToTheDecodingOfTheWhole(String kind) throws IOException {
        try (Tokenizer tokenizer = Tokenizer.open(TestTokenizers.write(temp, TestTokenizers.all().get(kind)))) {
            assertThat(tokenizer.tokenBytes()).isPresent();
            assertThat(tokenizer.stream()).isInstanceOf(PieceStream.class);
            Random random = new Random(11);
            int size = tokenizer.tokenBytes().orElseThrow().size() + 3;
            for (int round = 0; round < ROUNDS; round++) {
                check(tokenizer, random.ints(1 + random.nextInt(12), 0, size).toArray(), true);
                check(tokenizer, IntStream.range(0, 1 + random.nextInt(12)).map(i -> near(random, size)).toArray(),
                        true);
            }
            texts(tokenizer, random, true);
        }
    }

    /** Numbers that follow one another closely: so bytes of one character, or of a broken one, come together. */
    private static int near(Random random, int size) {
        return Math.min(size - 1, random.nextBoolean() ? 3 + 0xe0 + random.nextInt(0x16) : 3 + 0x80
                + random.nextInt(0x40));
    }

    @ParameterizedTest
    @MethodSource("others")
    void decodersThatOnlyTheLibraryKnowsStreamToo(String kind) throws IOException {
        try (Tokenizer tokenizer = Tokenizer.open(TestTokenizers.write(temp, TestTokenizers.others().get(kind)))) {
            assertThat(tokenizer.tokenBytes()).isEmpty();
            assertThat(tokenizer.stream()).isInstanceOf(WindowStream.class);
            if (!kind.equals("replace-the-whole")) {
                texts(tokenizer, new Random(12), false);
            }
        }
    }

    @Test
    void foreignTokenizersStreamToo() throws IOException {
        Path file = SharedData.require("corpora/exports/tiny-random-gpt2-fp32/tokenizer.json");
        try (Tokenizer tokenizer = Tokenizer.open(file)) {
            Random random = new Random(13);
            for (int round = 0; round < 5 * ROUNDS; round++) {
                check(tokenizer, random.ints(1 + random.nextInt(20), 0, 50_300).toArray(), true);
            }
            texts(tokenizer, random, true);
        }
    }

    private static void texts(Tokenizer tokenizer, Random random, boolean exact) {
        for (String text : TEXTS) {
            check(tokenizer, tokenizer.encode(text), exact);
        }
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                int top = new int[] {0x80, 0x800, 0xd800, 0x110000}[random.nextInt(4)];
                int codePoint = random.nextInt(top);
                text.append(codePoint >= 0xd800 && codePoint < 0xe000 ? " " : Character.toString(codePoint));
            }
            int[] tokens = tokenizer.encode(text.toString());
            check(tokenizer, tokens, exact);
            // Cut off anywhere, perhaps within a character.
            check(tokenizer, java.util.Arrays.copyOf(tokens, random.nextInt(tokens.length + 1)), exact);
        }
    }

    private static void check(Tokenizer tokenizer, int[] tokens, boolean exact) {
        String whole = tokens.length == 0 ? "" : tokenizer.decode(IntStream.of(tokens).asLongStream().toArray());
        TextStream stream = tokenizer.stream();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i <= tokens.length; i++) {
            String piece = i < tokens.length ? stream.add(tokens[i]) : stream.end();
            assertThat(piece.codePoints()).as(whole).noneMatch(c -> c >= 0xd800 && c < 0xe000);
            out.append(piece);
            if (exact) {
                assertThat(whole).startsWith(out.toString());
            }
        }
        assertThat(out).hasToString(whole);
    }

    @Test
    void brokenBytesComeOutAtOnce() throws IOException {
        try (Tokenizer tokenizer = Tokenizer.open(TinyModel.checkpoint(temp).resolve("tokenizer.json"))) {
            TextStream stream = tokenizer.stream();
            assertThat(stream.add('a')).isEqualTo("a");
            assertThat(stream.add(0xf0)).isEmpty();
            assertThat(stream.add(0x9f)).isEmpty();
            assertThat(stream.add('b')).isEqualTo("\ufffdb");
            assertThat(stream.add(0xf0)).isEmpty();
            assertThat(stream.end()).isEqualTo("\ufffd");
            TextStream endless = tokenizer.stream();
            for (int i = 0; i < 50; i++) {
                assertThat(endless.add(0x80)).isEqualTo("\ufffd");
            }
        }
    }

    /**
     * The library makes replacement characters of a whole run of byte tokens, so what it begins with is not certain.
     */
    @Test
    void aRunOfByteTokensComesWhenItEndsOrBreaks() throws IOException {
        Map<String, Object> file = TestTokenizers.all().get("llama2");
        try (Tokenizer tokenizer = Tokenizer.open(TestTokenizers.write(temp, file))) {
            int zero = 3;
            TextStream stream = tokenizer.stream();
            assertThat(stream.add(zero + 0xc3)).isEmpty();
            assertThat(stream.add(zero + 0xa9)).isEmpty();
            assertThat(stream.add(zero + 256)).isEqualTo("éa");
            assertThat(stream.add(zero + 0xc3)).isEmpty();
            assertThat(stream.add(zero + 0xa9)).isEmpty();
            assertThat(stream.add(zero + 0xff)).isEqualTo("\ufffd\ufffd\ufffd");
            assertThat(stream.add(zero + 0x41)).isEqualTo("\ufffd");
            assertThat(stream.end()).isEmpty();
        }
    }

    @Test
    void aTokenCostsTheSameInALongAnswer() throws IOException {
        try (Tokenizer tokenizer = Tokenizer.open(TestTokenizers.write(temp, TestTokenizers.all().get("llama2")))) {
            int[] tokens = new Random(14).ints(400_000, 0, 500).toArray();
            long start = System.nanoTime();
            TextStream stream = tokenizer.stream();
            long length = 0;
            for (int token : tokens) {
                length += stream.add(token).length();
            }
            length += stream.end().length();
            double each = (System.nanoTime() - start) / 1e3 / tokens.length;
            System.out.printf("%.2f microseconds per streamed token%n", each);
            assertThat(each).isLessThan(50);
            assertThat(length).isEqualTo(tokenizer.decode(IntStream.of(tokens).asLongStream().toArray()).length());
        }
    }
}
