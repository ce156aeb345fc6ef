package dev.toolace.internal.json.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.Limits;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.testing.CpuTime;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long texts of one piece, repeated, that would make a reader with rescans take very long. */
class RepairTimeTest {

    private static final int SIZE = 150_000;

    /** Far above what a linear reader needs, far below what a quadratic one does. Other processes do not count. */
    private static final Duration BOUND = Duration.ofSeconds(4);

    @ParameterizedTest
    @ValueSource(strings = {
        "[", "{", "]", "}", "[{", "{[", "[]", "{}", "[,", "{{", "\"", "'", "`", "“", "\\", "\\\"", "\\\\\"", "\"\"\"",
        ",", ":", "\":", "\",", "\",\"", "\", \"", "\"a", "\"a,", "\"a, ", "\"}", "\"} ", "\"},{", "\" \n",
        "{\"a\":\"", "a", "a ", "a,", "a:", "/", "//", "/*", "*/", "\"/*", "\"/**/",
        "\"} /* ", "/*\"/**/", "/a,", "/a/", "# ",
        "\"# ", "\"//", "\n", "1", "1 ", "1\n", "-", ".", "...", "1e", "```", "(", "f(", "ObjectId(", "ObjectId(1) ",
        "+\"a\"", "\"a\"+", "true ", "trueish ", "\"a\" b", "\"{\"a\":", "\"{\"a\":1}\"", "\"a\":1,", "\"a\" 'a' ", "“a” ",
        "\u00a0", "\"\u00a0", "\"\n", "\ud83d", "\"\"\"a", "'''a", "\"]]", "a\"b "})
    void readsRepeatedPiecesInLinearTime(String piece) {
        String body = piece.repeat(SIZE / piece.length());
        for (String start : new String[] {"", "[", "{\"a\":", "[\"", "{\"", "['", "[{\"a\":\""}) {
            assertThat(CpuTime.of(() -> {
                read(start + body);
                read(start + body + "*/ x");
            })).as(start + piece).isLessThan(BOUND);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "[{", "\"", "\"\"", "'", "\\", "\\\"", "[]", "\"a\","})
    void readsAMillionCharacters(String piece) {
        for (String start : new String[] {"", "[", "{\"a\":\""}) {
            String text = start + piece.repeat(999_990 / piece.length());
            assertThat(CpuTime.of(() -> read(text))).as(text.substring(0, 9)).isLessThan(BOUND);
        }
    }

    private static void read(String text) {
        RepairingReader reader = new RepairingReader(text, Limits.DEFAULT, Unclosed.CLOSE);
        try {
            assertThat(reader.readAll().end()).isEqualTo(text.length());
        } catch (JsonSyntaxError e) {
            assertThat(e.offset()).isBetween(0, text.length());
        }
    }
}
