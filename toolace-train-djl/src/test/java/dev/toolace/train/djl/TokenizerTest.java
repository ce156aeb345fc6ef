package dev.toolace.train.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.toolace.train.tokenizer.BpeTrainer;
import dev.toolace.train.tokenizer.NanoVocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The written tokenizer as the library reads it that runs in production. */
class TokenizerTest {

    /** First code points of blocks with letters, marks, digits, signs, controls, emoji and joiners. */
    private static final int[] BLOCKS = {
        0, 0x20, 0x41, 0x61, 0x80, 0xC0, 0x1C4, 0x300, 0x370, 0x410, 0x5D0, 0x627, 0x905, 0xE01, 0x1100, 0x200B, 0x2028,
        0x20AC, 0x3041, 0x4E00, 0xAC00, 0xE000, 0xFE0F, 0xFFF0, 0x10000, 0x1D400, 0x1F1E6, 0x1F469, 0x1F3FB, 0x10FFF0
    };

    private static HuggingFaceTokenizer tokenizer;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        tokenizer = Tiny.tokenizer(folder);
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @Test
    void anyTextComesBackAsItWas() {
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            String text = text(random, 24);
            assertThat(tokenizer.decode(Tiny.ids(tokenizer, text), false)).isEqualTo(text);
        }
        String family = "👩‍👩‍👧‍👦 🇨🇭 👍🏽 \u0000\u0001\t\r\n\u007f\u0085\u00ad\u200b\ufeff";
        assertThat(tokenizer.decode(Tiny.ids(tokenizer, family), false)).isEqualTo(family);
    }

    @Test
    void nothingIsCutAndNothingIsAdded() {
        assertThat(Tiny.ids(tokenizer, "")).isEmpty();
        assertThat(Tiny.ids(tokenizer, "7".repeat(5000))).hasSize(5000);
        assertThat(tokenizer.decode(Tiny.ids(tokenizer, " \n the  lamp "), false)).isEqualTo(" \n the  lamp ");
    }

    @Test
    void everyFixedStringIsOneToken() {
        List<String> fixed = new ArrayList<>(NanoVocabulary.CONTROL);
        fixed.addAll(NanoVocabulary.STRINGS);
        for (int id = 0; id < fixed.size(); id++) {
            assertThat(Tiny.ids(tokenizer, fixed.get(id))).as(fixed.get(id)).containsExactly(id);
        }
    }

    /** What copying needs: a value reads the same in the request and in the answer. */
    @Test
    void aValueHasTheSameTokensInASentenceAndInJson() {
        Random random = new Random(2);
        for (int i = 0; i < 3000; i++) {
            String value = value(random);
            long[] alone = Tiny.ids(tokenizer, value);
            String json = "[{\"name\":\"f\",\"arguments\":{\"a\":\"" + value + "\"}}]";
            for (String text : List.of("Please set " + value + " now", "for '" + value + "', please", value
                    + ".", json)) {
                assertThat(contains(Tiny.ids(tokenizer, text), alone)).as(text).isTrue();
            }
        }
    }

    /** Merges are learned from pieces that Java's regular expressions cut; the library must cut the same ones. */
    @Test
    void theLibrarySplitsAsTheTrainerDoes() {
        Random random = new Random(3);
        Pattern split = Pattern.compile(BpeTrainer.SPLIT);
        for (int i = 0; i < 2000; i++) {
            String text = text(random, 16);
            List<Long> pieces = new ArrayList<>();
            Matcher matcher = split.matcher(text);
            int from = 0;
            while (matcher.find()) {
                add(pieces, text.substring(from, matcher.start()));
                add(pieces, matcher.group());
                from = matcher.end();
            }
            add(pieces, text.substring(from));
            List<Long> whole = new ArrayList<>();
            add(whole, text);
            assertThat(whole).as(text).isEqualTo(pieces);
        }
    }

    private static void add(List<Long> ids, String piece) {
        Arrays.stream(Tiny.ids(tokenizer, piece)).forEach(ids::add);
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int c = random.nextInt(most); c > 0; c--) {
            text.appendCodePoint(BLOCKS[random.nextInt(BLOCKS.length)] + random.nextInt(16));
        }
        return text.toString();
    }

    /** Words, numbers and inner signs; no sign at either end, and none that JSON escapes. */
    private static String value(Random random) {
        String letters = "abcxyzABCXYZéüßñ東京привет0123456789";
        String inner = letters + "  --_.@/+'&(),:💡";
        int length = 1 + random.nextInt(14);
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < length; i++) {
            String from = i == 0 || i == length - 1 ? letters : inner;
            int[] points = from.codePoints().toArray();
            value.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return value.toString();
    }

    private static boolean contains(long[] all, long[] part) {
        for (int at = 0; at + part.length <= all.length; at++) {
            if (Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
