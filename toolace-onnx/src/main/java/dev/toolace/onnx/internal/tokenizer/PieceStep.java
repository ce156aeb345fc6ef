package dev.toolace.onnx.internal.tokenizer;

import org.jspecify.annotations.Nullable;

/** What a decoder does to the text of each token. Immutable. */
sealed interface PieceStep {
    /** The text of a token, changed; the first token of a text may be treated differently. */
    String apply(String piece, boolean first);

    /** Replaces a text everywhere. */
    record Replace(String what, String by) implements PieceStep {
        @Override
        public String apply(String piece, boolean first) {
            return piece.replace(what, by);
        }
    }

    /** SentencePiece: a mark for a space, which the first token loses where a space is put before every text. */
    record Metaspace(String mark, boolean prefixed) implements PieceStep {
        @Override
        public String apply(String piece, boolean first) {
            return piece.replace(mark, first && prefixed ? "" : " ");
        }
    }

    /** Takes a character away from the beginning, up to a number of times. */
    record Strip(String character, int times) implements PieceStep {
        @Override
        public String apply(String piece, boolean first) {
            int from = 0;
            for (int i = 0; i < times && piece.startsWith(character, from); i++) {
                from += character.length();
            }
            return piece.substring(from);
        }
    }

    /** Spaces between tokens, but not before those that continue a word (null where none do). */
    record Words(@Nullable String continuing, boolean cleaned) implements PieceStep {
        @Override
        public String apply(String piece, boolean first) {
            String text = first ? piece : continuing != null && piece.startsWith(continuing)
                    ? piece.substring(continuing.length()) : " " + piece;
            return cleaned ? cleaned(text) : text;
        }

        private static String cleaned(String text) {
            return text.replace(" .", ".").replace(" ?", "?").replace(" !", "!").replace(" ,", ",")
                    .replace(" ' ", "'").replace(" n't", "n't").replace(" 'm", "'m").replace(" do not", " don't")
                    .replace(" 's", "'s").replace(" 've", "'ve").replace(" 're", "'re");
        }
    }
}
