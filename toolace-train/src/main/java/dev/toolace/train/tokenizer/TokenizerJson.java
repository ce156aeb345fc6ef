package dev.toolace.train.tokenizer;

import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a byte-level BPE tokenizer in the {@code tokenizer.json} form of Hugging Face's tokenizers library. Stateless.
 */
public final class TokenizerJson {

    private TokenizerJson() {}

    /**
     * The tokenizer as JSON. Ids: control tokens first, then whole strings, then the 256 bytes, then the merges.
     *
     * @param control tokens that structure a prompt and never stand for text
     * @param strings pieces of ordinary text that are always one token, such as {@code ","}
     * @param merges from {@link BpeTrainer#learn}
     * @return the content of {@code tokenizer.json}
     */
    public static JsonValue of(List<String> control, List<String> strings, List<byte[][]> merges) {
        Map<String, Object> vocabulary = new LinkedHashMap<>();
        List<Object> added = new ArrayList<>();
        for (String token : control) {
            added.add(added(vocabulary.size(), token, true));
            vocabulary.put(token, vocabulary.size());
        }
        for (String token : strings) {
            added.add(added(vocabulary.size(), token, false));
            vocabulary.put(token, vocabulary.size());
        }
        for (int b = 0; b < 256; b++) {
            vocabulary.put(String.valueOf(shown(b)), vocabulary.size());
        }
        List<Object> pairs = new ArrayList<>();
        for (byte[][] merge : merges) {
            String left = shown(merge[0]);
            String right = shown(merge[1]);
            pairs.add(List.of(left, right));
            vocabulary.putIfAbsent(left + right, vocabulary.size());
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("type", "BPE");
        model.put("dropout", null);
        model.put("unk_token", null);
        model.put("continuing_subword_prefix", null);
        model.put("end_of_word_suffix", null);
        model.put("fuse_unk", false);
        model.put("byte_fallback", false);
        model.put("ignore_merges", false);
        model.put("vocab", vocabulary);
        model.put("merges", pairs);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", "1.0");
        json.put("truncation", null);
        json.put("padding", null);
        json.put("added_tokens", added);
        json.put("normalizer", null);
        json.put("pre_tokenizer", ordered("type", "Sequence", "pretokenizers", List.of(
                ordered("type", "Split", "pattern", Map.of("Regex", BpeTrainer.SPLIT), "behavior", "Isolated", "invert",
                        false),
                byteLevel())));
        json.put("post_processor", null);
        json.put("decoder", byteLevel());
        json.put("model", model);
        return JsonValue.of(json);
    }

    private static Map<String, Object> byteLevel() {
        return ordered("type", "ByteLevel", "add_prefix_space", false, "trim_offsets", true, "use_regex", false);
    }

    private static Map<String, Object> added(int id, String content, boolean special) {
        return ordered("id", id, "content", content, "single_word", false, "lstrip", false, "rstrip", false,
                "normalized", false, "special", special);
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static String shown(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        for (byte b : bytes) {
            out.append(shown(b & 0xff));
        }
        return out.toString();
    }

    /** The printable character that stands for a byte in byte-level vocabularies, as GPT-2 defined it. */
    private static char shown(int b) {
        if (printable(b)) {
            return (char) b;
        }
        int n = 0;
        for (int i = 0; i < b; i++) {
            n += printable(i) ? 0 : 1;
        }
        return (char) (256 + n);
    }

    private static boolean printable(int b) {
        return b >= '!' && b <= '~' || b >= 0xA1 && b <= 0xAC || b >= 0xAE;
    }
}
