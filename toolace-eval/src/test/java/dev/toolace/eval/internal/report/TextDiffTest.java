package dev.toolace.eval.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextDiffTest {

    @Test
    void marksWordsThatDiffer() {
        TextDiff.Sides sides = TextDiff.of("set_lamp\n  level: 112", "set_lamp\n  level: 12\n  on: true");
        assertThat(sides.before()).containsExactly(new TextDiff.Piece("set_lamp\n  level: ", false),
                new TextDiff.Piece("112", true));
        assertThat(sides.after()).containsExactly(new TextDiff.Piece("set_lamp\n  level: ", false),
                new TextDiff.Piece("12\n  on: true", true));
        assertThat(TextDiff.of("", "").before()).isEmpty();
    }

    @Test
    void piecesMakeUpTheTextsAndWhatIsUnmarkedIsTheSameOnBothSides() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            String before = text(random);
            String after = text(random);
            TextDiff.Sides sides = TextDiff.of(before, after);
            assertThat(all(sides.before())).isEqualTo(before);
            assertThat(all(sides.after())).isEqualTo(after);
            assertThat(common(sides.before())).isEqualTo(common(sides.after()));
        }
    }

    @Test
    void hugeTextsAreComparedInBoundedWork() {
        String before = "a ".repeat(200_000) + "x";
        String after = "b ".repeat(200_000) + "x";
        TextDiff.Sides sides = TextDiff.of(before, after);
        assertThat(common(sides.before())).isEqualTo(" x");
        assertThat(all(sides.after())).isEqualTo(after);
    }

    @Test
    void whatReordersOrControlsTheTextIsShownByNumber() {
        assertThat(new Html().element("p", "a\u202Eb\u0000\uD800c\u0085\n", "title", "\"'<&>").toString())
                .isEqualTo("<p title=\"&quot;&#39;&lt;&amp;&gt;\">a\\u202Eb\\u0000\\uD800c\\u0085\n</p>");
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(25), 0, 6).mapToObj(i -> List.of("a", "bb", " ", ",", "\n", "\uD83D\uDE00")
                .get(i)).collect(Collectors.joining());
    }

    private static String all(List<TextDiff.Piece> pieces) {
        return pieces.stream().map(TextDiff.Piece::text).collect(Collectors.joining());
    }

    private static String common(List<TextDiff.Piece> pieces) {
        return pieces.stream().filter(piece -> !piece.changed()).map(TextDiff.Piece::text)
                .collect(Collectors.joining());
    }
}
