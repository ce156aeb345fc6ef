package dev.toolace.internal.json.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.Limits;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.RandomJson;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepairFuzzTest {

    private static final String[] PIECES = {
        "{", "}", "[", "]", ",", ":", "\"", "'", "“", "”", "`", "\\", "/", "*", "/*", "*/", "//", "# ", "\n", " ", "+",
        "...", "```", "```json", "\"\"\"", "(", ")", ";", "-", ".", "1", "e", "true", "None", "a", "b c", "ObjectId(",
        "\"a\":", "{\"a\":1}", "\\\"", "\\u12", "\\n", "\ud83d", "\u0000", "\u00a0", "é", "undefined", "=",
        "\"{\"a\":"};

    /** Reads, checks what must hold for every text, and gives back null for a syntax error. */
    private static @Nullable Repaired read(String text, Unclosed unclosed) {
        try {
            Repaired repaired = new RepairingReader(text, Limits.DEFAULT, unclosed).readAll();
            int previous = 0;
            for (var repair : repaired.repairs()) {
                assertThat(repair.offset()).as(text).isBetween(previous, text.length());
                previous = repair.offset();
            }
            String compact = repaired.value().toJson();
            Repaired again = new RepairingReader(compact, Limits.DEFAULT, Unclosed.REFUSE).readAll();
            assertThat(again.repairs()).as(text).isEmpty();
            assertThat(again.value()).as(text).isEqualTo(repaired.value());
            return repaired;
        } catch (JsonSyntaxError e) {
            assertThat(e.offset()).as(text).isBetween(0, text.length());
            return null;
        }
    }

    /** What must not be closed is an error or the same value; the end of one value lies within the text. */
    private static void check(String text, int offset) {
        Repaired closed = read(text, Unclosed.CLOSE);
        Repaired refused = read(text, Unclosed.REFUSE);
        if (refused != null) {
            assertThat(closed).as(text).isEqualTo(refused);
        }
        try {
            Repaired one = new RepairingReader(text, Limits.DEFAULT, Unclosed.REFUSE).read(offset, 0);
            assertThat(one.end()).as(text).isBetween(offset + 1, text.length());
        } catch (JsonSyntaxError e) {
            assertThat(e.offset()).as(text).isBetween(0, text.length());
        }
    }

    @Test
    void strictJsonHasNoRepairsAndTheSameValue() {
        RandomJson random = new RandomJson(1);
        for (int i = 0; i < 2000; i++) {
            JsonValue value = random.value(5);
            for (Unclosed unclosed : Unclosed.values()) {
                assertThat(new RepairingReader(value.toJson(), Limits.DEFAULT, unclosed).readAll())
                        .isEqualTo(new Repaired(value, value.toJson().length(), List.of()));
            }
        }
    }

    @Test
    void theRepairingPassReadsStrictJsonAsStrictReadingDoes() {
        RandomJson random = new RandomJson(2);
        for (int i = 0; i < 3000; i++) {
            JsonValue value = random.object(5);
            // The comment keeps strict reading from accepting the text; a lone surrogate is escaped by the writer.
            Repaired repaired = read("/**/" + value.toJson(), Unclosed.REFUSE);
            assertThat(repaired).as(value.toJson()).isNotNull();
            assertThat(repaired.value()).isEqualTo(value);
            assertThat(repaired.repairs()).hasSize(1);
        }
    }

    @Test
    void everyPrefixOfAValueIsClosedOnlyWhereThatIsAllowed() {
        RandomJson random = new RandomJson(3);
        int closed = 0;
        int all = 0;
        for (int i = 0; i < 300; i++) {
            JsonValue value = i % 3 == 0 ? new JsonString(random.string() + "x") : random.object(4);
            String json = value.toJson();
            for (int end = 0; end < json.length(); end++, all++) {
                assertThat(read(json.substring(0, end), Unclosed.REFUSE)).as(json.substring(0, end)).isNull();
                closed += read(json.substring(0, end), Unclosed.CLOSE) == null ? 0 : 1;
            }
        }
        assertThat(closed).isGreaterThan(all / 2);
    }

    @Test
    void everyPrefixOfABrokenTextIsReadOrRefused() {
        RandomJson random = new RandomJson(4);
        for (int i = 0; i < 200; i++) {
            String text = random.mutate(random.object(3).toJson());
            for (int end = 0; end <= text.length(); end++) {
                check(text.substring(0, end), end / 2);
            }
        }
    }

    @Test
    void mutatedJsonIsReadOrRefused() {
        RandomJson random = new RandomJson(5);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = random.mutate(random.object(3).toJson());
            check(text, i % (text.length() + 1));
            read += read(text, Unclosed.CLOSE) == null ? 0 : 1;
        }
        assertThat(read).isGreaterThan(10_000);
    }

    @Test
    void randomPiecesAreReadOrRefused() {
        Random random = new Random(6);
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = 1 + random.nextInt(14); n > 0; n--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            check(text.toString(), random.nextInt(text.length() + 1));
        }
    }
}
