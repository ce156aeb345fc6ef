package dev.toolace.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StopTextsTest {
    /** However a text is cut into pieces, what comes out is the text before the first stop. */
    @Test
    void piecesDoNotMatter() {
        Random random = new Random(1);
        for (int round = 0; round < 3000; round++) {
            String text = letters(random, 1 + random.nextInt(30));
            List<String> stops = List.of(letters(random, 1 + random.nextInt(4)), letters(random, 1 + random.nextInt(4)));
            int first = text.length();
            for (String stop : stops) {
                int at = text.indexOf(stop);
                first = at >= 0 ? Math.min(first, at) : first;
            }
            boolean expected = first < text.length();
            StopTexts matcher = new StopTexts(stops);
            StringBuilder out = new StringBuilder();
            for (int at = 0; at < text.length() && !matcher.found();) {
                int end = Math.min(text.length(), at + 1 + random.nextInt(3));
                out.append(matcher.add(text.substring(at, end)));
                at = end;
            }
            if (!matcher.found()) {
                out.append(matcher.end());
            }
            assertThat(matcher.found()).as("%s in %s", stops, text).isEqualTo(expected);
            assertThat(text).startsWith(out.toString());
            // A longer stop text that begins earlier may only be complete later: what came out ends at one of the stops.
            assertThat(out.length()).as("%s in %s", stops, text).isGreaterThanOrEqualTo(first);
            assertThat(expected ? stops.stream().anyMatch(stop -> text.startsWith(stop, out.length())) : out.toString().equals(text))
                    .isTrue();
        }
    }

    @Test
    void holdsBackOnlyWhatCouldBecomeAStop() {
        StopTexts matcher = new StopTexts(List.of("</call>"));
        assertThat(matcher.add("a <")).isEqualTo("a ");
        assertThat(matcher.add("b")).isEqualTo("<b");
        assertThat(matcher.add("</ca")).isEmpty();
        assertThat(matcher.end()).isEqualTo("</ca");
    }

    private static String letters(Random random, int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append((char) ('a' + random.nextInt(3)));
        }
        return out.toString();
    }
}
