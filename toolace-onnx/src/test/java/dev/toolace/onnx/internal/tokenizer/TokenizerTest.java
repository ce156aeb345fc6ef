package dev.toolace.onnx.internal.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.json.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTest {
    private static final String[] VALUES =
            {"null", "0", "-1", "99999999999", "true", "[]", "{}", "\"\"", "\"a\"", "1.5"};

    @TempDir
    Path temp;

    /** Of our own reading only: the library ends the process for some of these files. */
    @Test
    void damagedFilesAreReadOrRefused() {
        Random random = new Random(1);
        int read = 0;
        for (Map<String, Object> file : TestTokenizers.all().values()) {
            String text = JsonValue.of(file).toJson();
            for (int round = 0; round < 300; round++) {
                try {
                    JsonFile json = JsonFile.parse("file", damaged(text, random), OnnxErrors.TOKENIZER_BROKEN);
                    Vocabulary vocabulary = Vocabulary.read(json, SpecialTokens.NONE);
                    assertThat(Opening.read(json)).hasSizeLessThan(2);
                    var rules = DecoderRules.read(json);
                    var texts = vocabulary.texts();
                    if (rules.isPresent() && texts != null) {
                        TokenBytes bytes = TokenBytes.of(texts, vocabulary.added().values(), rules.get());
                        PieceStream stream = new PieceStream(bytes, rules.get());
                        random.ints(8, 0, 400).forEach(stream::add);
                        stream.end();
                        read++;
                    }
                } catch (ToolaceException e) {
                    assertThat(e).hasMessageStartingWith("TA-MODEL-006");
                }
            }
        }
        assertThat(read).isGreaterThan(1000);
    }

    private static String damaged(String file, Random random) {
        StringBuilder text = new StringBuilder(file);
        int at = random.nextInt(text.length());
        int colon = text.indexOf(":", at);
        if (random.nextInt(3) > 0 && colon > 0) {
            int end = colon + 1;
            while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            text.replace(colon + 1, end, VALUES[random.nextInt(VALUES.length)]);
        } else {
            text.setCharAt(at, (char) (' ' + random.nextInt(95)));
        }
        return text.toString();
    }

    @Test
    void aTextThatCannotBeEncodedIsAClearError() throws IOException {
        Map<String, Object> file = TestTokenizers.all().get("wordpiece");
        @SuppressWarnings("unchecked")
        Map<String, Object> vocabulary = (Map<String, Object>) ((Map<String, Object>) file.get("model")).get("vocab");
        vocabulary.remove("[UNK]");
        try (Tokenizer tokenizer = Tokenizer.open(TestTokenizers.write(temp, file))) {
            assertThat(tokenizer.encode("the weather")).hasSize(2);
            assertThatThrownBy(() -> tokenizer.encode("nobody knows")).isInstanceOf(ToolaceException.class)
                    .hasMessageStartingWith("TA-MODEL-006").hasMessageContaining("[UNK]");
        }
    }

    @Test
    void afterItWasClosedItSaysSo() throws IOException {
        Tokenizer tokenizer = Tokenizer.open(TestTokenizers.write(temp, TestTokenizers.all().get("gpt2")));
        tokenizer.close();
        tokenizer.close();
        assertThatThrownBy(() -> tokenizer.encode("a")).hasMessageStartingWith("TA-MODEL-007");
        assertThatThrownBy(() -> tokenizer.decode(new long[] {1})).hasMessageStartingWith("TA-MODEL-007");
    }
}
