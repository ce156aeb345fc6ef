package dev.toolace.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.onnx.TinyModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each token of the tiny tokenizer is one byte, so every character outside of ASCII comes in pieces. */
class TextStreamTest {
    @TempDir
    static Path temp;

    private static Tokenizer tokenizer;

    @BeforeAll
    static void open() throws IOException {
        tokenizer = Tokenizer.open(TinyModel.checkpoint(temp).resolve("tokenizer.json"));
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @Test
    void neverGivesHalfACharacter() {
        for (String text : new String[] {"plain", "é", "日本語 text", "😀 mixed 👩‍👩‍👧 end", " leading and  double  spaces \n"}) {
            TextStream stream = new TextStream(tokenizer);
            StringBuilder out = new StringBuilder();
            for (int token : tokenizer.encode(text)) {
                String piece = stream.add(token);
                assertThat(piece).doesNotContain("\ufffd");
                out.append(piece);
                assertThat(text).startsWith(out.toString());
            }
            assertThat(out.append(stream.end())).hasToString(text);
        }
    }

    @Test
    void longTextsStreamToTheWholeText() {
        Random random = new Random(4);
        for (int round = 0; round < 30; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(200, 32, 0x2ff).forEach(text::appendCodePoint);
            random.ints(20, 0x1f600, 0x1f640).forEach(text::appendCodePoint);
            TextStream stream = new TextStream(tokenizer);
            StringBuilder out = new StringBuilder();
            for (int token : tokenizer.encode(text.toString())) {
                out.append(stream.add(token));
            }
            assertThat(out.append(stream.end())).hasToString(text.toString());
        }
    }

    @Test
    void brokenBytesComeOutInTheEnd() {
        TextStream stream = new TextStream(tokenizer);
        assertThat(stream.add('a')).isEqualTo("a");
        assertThat(stream.add(0xf0)).isEmpty();
        assertThat(stream.add(0x9f)).isEmpty();
        assertThat(stream.end()).startsWith("\ufffd");
        TextStream endless = new TextStream(tokenizer);
        int given = 0;
        for (int i = 0; i < 50; i++) {
            given += endless.add(0x80).length();
        }
        assertThat(given).as("an endless run of broken bytes is not held back for ever").isGreaterThan(20);
    }
}
