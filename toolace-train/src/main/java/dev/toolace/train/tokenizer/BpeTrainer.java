package dev.toolace.train.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Learns the merges of a byte-level BPE tokenizer (Sennrich et al., arXiv 1508.07909, over bytes).
 *
 * <p>Text is first split so that copying is token-exact: a run of letters of one case, a single digit, a single other
 * character. A value therefore has the same tokens inside a sentence and inside a JSON string, whatever stands beside
 * it. Not thread-safe.
 */
public final class BpeTrainer {

    /** How text is split before merging, in the syntax that tokenizers libraries and {@link Pattern} share. */
    public static final String SPLIT =
            "\\p{Lu}?[\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}]+|\\p{Lu}+(?!\\p{Ll})|\\p{N}|[^\\p{L}\\p{N}]";

    private static final int LONGEST_PIECE = 64;

    private final Map<String, Integer> pieces = new LinkedHashMap<>();
    private final Pattern split = Pattern.compile(SPLIT);

    /**
     * Counts the pieces of a text.
     *
     * @param text training text
     */
    public void add(String text) {
        Matcher matcher = split.matcher(text);
        while (matcher.find()) {
            String piece = matcher.group();
            if (piece.length() <= LONGEST_PIECE) {
                pieces.merge(piece, 1, Integer::sum);
            }
        }
    }

    /**
     * Learns merges, the most frequent pair first; equal counts are decided by the pair's ids, so that the result does
     * not depend on anything but the text.
     *
     * @param count how many merges at most
     * @return pairs of byte strings, in order; each side is one byte or the result of an earlier merge
     */
    public List<byte[][]> learn(int count) {
        List<int[]> words = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        pieces.forEach((piece, times) -> {
            byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
            int[] word = new int[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                word[i] = bytes[i] & 0xff;
            }
            words.add(word);
            counts.add(times);
        });
        List<byte[]> symbols = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            symbols.add(new byte[] {(byte) i});
        }
        Map<Long, Integer> pairs = new HashMap<>();
        Map<Long, Set<Integer>> places = new HashMap<>();
        for (int w = 0; w < words.size(); w++) {
            count(words.get(w), counts.get(w), w, pairs, places);
        }
        List<byte[][]> merges = new ArrayList<>();
        while (merges.size() < count) {
            long best = best(pairs);
            if (best < 0 || pairs.getOrDefault(best, 0) < 2) {
                break;
            }
            int left = (int) (best >>> 32);
            int right = (int) best;
            merges.add(new byte[][] {symbols.get(left), symbols.get(right)});
            int made = symbols.size();
            symbols.add(joined(symbols.get(left), symbols.get(right)));
            for (int w : Set.copyOf(places.getOrDefault(best, Set.of()))) {
                count(words.get(w), -counts.get(w), w, pairs, places);
                words.set(w, merged(words.get(w), left, right, made));
                count(words.get(w), counts.get(w), w, pairs, places);
            }
            pairs.remove(best);
            places.remove(best);
        }
        return merges;
    }

    private static long best(Map<Long, Integer> pairs) {
        long best = -1;
        int most = 0;
        for (Map.Entry<Long, Integer> pair : pairs.entrySet()) {
            boolean more = pair.getValue() > most || pair.getValue() == most && pair.getKey() < best;
            if (pair.getValue() > 0 && more) {
                best = pair.getKey();
                most = pair.getValue();
            }
        }
        return best;
    }

    private static void count(
            int[] word, int times, int index, Map<Long, Integer> pairs, Map<Long, Set<Integer>> places) {
        for (int i = 0; i + 1 < word.length; i++) {
            long pair = (long) word[i] << 32 | word[i + 1];
            pairs.merge(pair, times, Integer::sum);
            if (times > 0) {
                places.computeIfAbsent(pair, k -> new HashSet<>()).add(index);
            }
        }
    }

    private static int[] merged(int[] word, int left, int right, int made) {
        int[] out = new int[word.length];
        int size = 0;
        for (int i = 0; i < word.length; i++) {
            boolean match = i + 1 < word.length && word[i] == left && word[i + 1] == right;
            out[size++] = match ? made : word[i];
            i += match ? 1 : 0;
        }
        return Arrays.copyOf(out, size);
    }

    private static byte[] joined(byte[] left, byte[] right) {
        byte[] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        return all;
    }
}
