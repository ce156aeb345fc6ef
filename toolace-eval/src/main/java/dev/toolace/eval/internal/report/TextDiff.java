package dev.toolace.eval.internal.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What two texts do not have in common: words, and single characters between them, by a longest common subsequence.
 * Where much differs, all of it counts as different, so that the work is bounded. Stateless.
 */
final class TextDiff {

    private static final int MOST = 1200;

    private TextDiff() {}

    /** A part of a text. */
    record Piece(String text, boolean changed) {}

    /** Both texts in parts. */
    record Sides(List<Piece> before, List<Piece> after) {}

    static Sides of(String before, String after) {
        List<String> first = words(before);
        List<String> second = words(after);
        int head = 0;
        while (head < first.size() && head < second.size() && first.get(head).equals(second.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < first.size() - head && tail < second.size() - head
                && first.get(first.size() - 1 - tail).equals(second.get(second.size() - 1 - tail))) {
            tail++;
        }
        boolean[] keptFirst = new boolean[first.size()];
        boolean[] keptSecond = new boolean[second.size()];
        for (int i = 0; i < head; i++) {
            keptFirst[i] = true;
            keptSecond[i] = true;
        }
        for (int i = 1; i <= tail; i++) {
            keptFirst[first.size() - i] = true;
            keptSecond[second.size() - i] = true;
        }
        if (first.size() - head - tail <= MOST && second.size() - head - tail <= MOST) {
            common(first, second, head, tail, keptFirst, keptSecond);
        }
        return new Sides(pieces(first, keptFirst), pieces(second, keptSecond));
    }

    private static void common(
            List<String> first, List<String> second, int head, int tail, boolean[] keptFirst, boolean[] keptSecond) {
        int n = first.size() - head - tail;
        int m = second.size() - head - tail;
        int[][] length = new int[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                length[i][j] = first.get(head + i).equals(second.get(head + j)) ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        for (int i = 0, j = 0; i < n && j < m; ) {
            if (first.get(head + i).equals(second.get(head + j))) {
                keptFirst[head + i++] = true;
                keptSecond[head + j++] = true;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.offsetByCodePoints(start, 1);
            boolean word = Character.isLetterOrDigit(text.codePointAt(start));
            while (word && end < text.length() && Character.isLetterOrDigit(text.codePointAt(end))) {
                end = text.offsetByCodePoints(end, 1);
            }
            words.add(text.substring(start, end));
            start = end;
        }
        return words;
    }

    private static List<Piece> pieces(List<String> words, boolean[] kept) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            piece.append(words.get(i));
            if (i + 1 == words.size() || kept[i + 1] != kept[i]) {
                pieces.add(new Piece(piece.toString(), !kept[i]));
                piece.setLength(0);
            }
        }
        return pieces;
    }
}
