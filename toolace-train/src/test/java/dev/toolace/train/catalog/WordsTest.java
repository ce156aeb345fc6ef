package dev.toolace.train.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "getUserID, get user id",
        "start_date, start date",
        "HTTPServer, http server",
        "parseHTTPResponse2Json, parse http response2 json",
        "kebab-case.dotted name, kebab case dotted name",
        "__x__, x",
        "Straße, straße",
        "A, a",
        "'--', ''"
    })
    void split(String identifier, String words) {
        assertThat(String.join(" ", Words.split(identifier))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, get_user_id", "1, getUserId", "2, GetUserId", "3, get-user-id", "4, Get User Id"})
    void join(int style, String identifier) {
        assertThat(Words.join(List.of("get", "user", "id"), style)).isEqualTo(identifier);
    }

    @Test
    void joiningThenSplittingGivesTheWordsBackInEveryStyle() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            List<String> words = new ArrayList<>();
            for (int w = random.nextInt(5); w >= 0; w--) {
                StringBuilder word = new StringBuilder();
                // Words of one letter would run together in camelCase, as in "getAB".
                for (int c = random.nextInt(6) + 2; c > 0; c--) {
                    word.append((char) ('a' + random.nextInt(26)));
                }
                words.add(word.toString());
            }
            for (int style = 0; style <= 4; style++) {
                assertThat(Words.split(Words.join(words, style))).isEqualTo(words);
            }
        }
    }

    @Test
    void splittingNeverFailsAndLosesNoLetterOrDigit() {
        Random random = new Random(2);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = random.nextInt(12); c > 0; c--) {
                text.append((char) random.nextInt(0x130));
            }
            StringBuilder kept = new StringBuilder();
            text.chars().filter(Character::isLetterOrDigit).forEach(c -> kept.append((char) c));
            assertThat(String.join("", Words.split(text.toString()))).isEqualToIgnoringCase(kept);
        }
    }

    @Test
    void capitalised() {
        assertThat(Words.capitalised("tea")).isEqualTo("Tea");
        assertThat(Words.capitalised("")).isEmpty();
        assertThat(Words.capitalised("über")).isEqualTo("Über");
    }
}
