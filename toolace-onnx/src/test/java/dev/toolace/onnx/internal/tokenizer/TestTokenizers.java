package dev.toolace.onnx.internal.tokenizer;

import dev.toolace.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Small files of every kind of tokenizer that models have. */
final class TestTokenizers {
    static final String QWEN = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}|"
            + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*"
            + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    static final String LLAMA3 = QWEN.replace("|\\p{N}| ", "|\\p{N}{1,3}| ");

    /** Tokens are made of these, of their beginnings and, in bytes, of parts of their characters. */
    private static final List<String> WORDS = List.of(" the", " weather", "weather", " in", " São", " Paulo", "\": ",
            "{\"", "\"}", " 日本語", "日本", "語", " \ud83d\ude00", "\ud83d\udc69\u200d\ud83d\udc69", "e\u0301", " naïve",
            "\n\n", "  ", "    ", " .", " n't", " do not", "<tool", "0x", "12", "3");
    private static final List<String> CHARACTERS = List.of("a", "b", "é", "ß", "語", "\u0301", "\u200d",
            "\ud83d\ude00", "{", "}", "\"", ":", ".", ",", "<", ">", "0", "1", "x", "\u2581");

    private TestTokenizers() { }

    /** All files by the name of their kind. */
    static Map<String, Map<String, Object>> all() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        all.put("gpt2", byteLevel(decoder("ByteLevel", "add_prefix_space", true, "trim_offsets", true, "use_regex",
                true), null));
        all.put("qwen", byteLevel(decoder("ByteLevel", "add_prefix_space", false, "trim_offsets", false, "use_regex",
                false), QWEN));
        all.put("llama3", byteLevel(sequence(decoder("ByteLevel", "add_prefix_space", true, "trim_offsets", true,
                "use_regex", true)), LLAMA3));
        all.put("llama2", sentencePiece(true, sequence(spaces(), decoder("ByteFallback"), decoder("Fuse"), strip(1))));
        all.put("gemma", sentencePiece(false, sequence(spaces(), decoder("ByteFallback"), decoder("Fuse"))));
        all.put("byte-fallback-unfused", sentencePiece(false, sequence(spaces(), decoder("ByteFallback"))));
        all.put("two-spaces-stripped", sentencePiece(true, sequence(spaces(), decoder("ByteFallback"), decoder("Fuse"),
                strip(2))));
        all.put("strip-each", sentencePiece(false, sequence(spaces(), strip(1), decoder("Fuse"))));
        all.put("metaspace-and-bytes", sentencePiece(true, sequence(metaspace("always"), decoder("ByteFallback"))));
        for (String scheme : List.of("always", "never", "first")) {
            all.put("unigram-" + scheme, unigram(metaspace(scheme)));
        }
        all.put("unigram-old", unigram(decoder("Metaspace", "replacement", "\u2581", "add_prefix_space", true)));
        all.put("unigram-old-bare", unigram(decoder("Metaspace", "replacement", "\u2581", "prepend_scheme", "never",
                "add_prefix_space", false)));
        all.put("wordpiece", wordPiece(decoder("WordPiece", "prefix", "##", "cleanup", true)));
        all.put("wordpiece-plain", wordPiece(decoder("WordPiece", "prefix", "##", "cleanup", false)));
        all.put("no-decoder", wordPiece(null));
        return all;
    }

    /** Files with decoders that are not known here. */
    static Map<String, Map<String, Object>> others() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        all.put("bpe-suffix", wordPiece(decoder("BPEDecoder", "suffix", "s")));
        all.put("ctc", wordPiece(decoder("CTC", "pad_token", "<pad>", "word_delimiter_token", "|", "cleanup", false)));
        all.put("regex", sentencePiece(true, sequence(decoder("Replace", "pattern", Map.of("Regex", "\u2581+"),
                "content", " "), decoder("Fuse"))));
        all.put("replace-the-whole", sentencePiece(true, sequence(spaces(), decoder("Fuse"),
                decoder("Replace", "pattern", Map.of("String", "the weather"), "content", "x"))));
        all.put("strip-the-end", sentencePiece(true, sequence(spaces(), decoder("Strip", "content", "e", "start", 0,
                "stop", 1))));
        return all;
    }

    static Path write(Path folder, Map<String, Object> file) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "tokenizer", ".json"), JsonValue.of(file).toJson());
    }

    static Map<String, Object> added(int id, String content, boolean special) {
        return map("id", id, "content", content, "single_word", false, "lstrip", false, "rstrip", false, "normalized",
                false,
                "special", special);
    }

    private static Map<String, Object> byteLevel(Map<String, Object> decoder, String split) {
        Map<String, Object> vocabulary = new LinkedHashMap<>();
        List<List<String>> merges = new ArrayList<>();
        Map<Integer, String> alphabet = alphabet();
        alphabet.values().forEach(c -> vocabulary.put(c, vocabulary.size()));
        for (String word : WORDS) {
            List<String> bytes = new ArrayList<>();
            for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
                bytes.add(alphabet.get(b & 0xff));
            }
            merge(bytes, vocabulary, merges);
        }
        List<Object> added = new ArrayList<>();
        int next = vocabulary.size();
        for (String token : List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>")) {
            added.add(added(next++, token, true));
        }
        // The last three are read by the byte alphabet, as the library does with every token.
        for (String token : List.of("<tool_call>", "</tool_call>", "   ", "日本", "é", "\u0120\u0121")) {
            added.add(added(next++, token, false));
        }
        Map<String, Object> bytes = decoder("ByteLevel", "add_prefix_space", false, "trim_offsets", true, "use_regex",
                split == null);
        Object pre = split == null ? bytes : map("type", "Sequence", "pretokenizers", List.of(
                map("type", "Split", "pattern", Map.of("Regex", split), "behavior", "Isolated", "invert", false),
                        bytes));
        return file(added, split == null ? null : map("type", "NFC"), pre, null, decoder, bpe(vocabulary, merges,
                false));
    }

    private static Map<String, Object> sentencePiece(boolean prefixed, Map<String, Object> decoder) {
        Map<String, Object> vocabulary = new LinkedHashMap<>();
        List<List<String>> merges = new ArrayList<>();
        for (String token : List.of("<unk>", "<s>", "</s>")) {
            vocabulary.put(token, vocabulary.size());
        }
        for (int b = 0; b < 256; b++) {
            vocabulary.put(String.format("<0x%02X>", b), vocabulary.size());
        }
        for (String c : CHARACTERS) {
            vocabulary.put(c, vocabulary.size());
        }
        for (String word : WORDS) {
            List<String> characters = new ArrayList<>();
            word.replace(' ', '\u2581').codePoints().forEach(c -> characters.add(Character.toString(c)));
            characters.forEach(c -> vocabulary.putIfAbsent(c, vocabulary.size()));
            merge(characters, vocabulary, merges);
        }
        Object spaces = map("type", "Replace", "pattern", Map.of("String", " "), "content", "\u2581");
        Object normalizer = prefixed ? map("type", "Sequence", "normalizers", List.of(map("type", "Prepend", "prepend",
                "\u2581"), spaces)) : spaces;
        List<Object> added = List.of(added(0, "<unk>", true), added(1, "<s>", true), added(2, "</s>", true),
                added(vocabulary.size(), "<|a b|>", false), added(vocabulary.size() + 1, "<0x+A>", false),
                        added(vocabulary.size() + 2, " two ", false));
        return file(added, normalizer, null, bosFirst(), decoder, bpe(vocabulary, merges, true));
    }

    /** Puts {@code <s>} before every text. */
    static Map<String, Object> bosFirst() {
        Object bos = map("SpecialToken", map("id", "<s>", "type_id", 0));
        return map("type", "TemplateProcessing", "single", List.of(bos, map("Sequence", map("id", "A", "type_id", 0))),
                "pair", List.of(map("Sequence", map("id", "A", "type_id", 0)), map("Sequence", map("id", "B", "type_id",
                        1))),
                "special_tokens", map("<s>", map("id", "<s>", "ids", List.of(1), "tokens", List.of("<s>"))));
    }

    private static Map<String, Object> unigram(Map<String, Object> decoder) {
        Set<String> tokens = new LinkedHashSet<>(List.of("<pad>", "</s>", "<unk>", "\u2581"));
        tokens.addAll(CHARACTERS);
        WORDS.forEach(word -> tokens.add(word.replace(' ', '\u2581')));
        tokens.add("\u2581\u2581a\u2581");
        List<Object> vocabulary = new ArrayList<>();
        tokens.forEach(token -> vocabulary.add(List.of(token, -1.5 * vocabulary.size() / 8)));
        Map<String, Object> model = map("type", "Unigram", "unk_id", 2, "vocab", vocabulary, "byte_fallback", false);
        return file(List.of(added(0, "<pad>", true), added(1, "</s>", true), added(2, "<unk>", true),
                added(tokens.size(), "<extra id>", false)),
                null, metaspace("always"), null, decoder, model);
    }

    private static Map<String, Object> wordPiece(Map<String, Object> decoder) {
        Map<String, Object> vocabulary = new LinkedHashMap<>();
        for (String token : List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "weather", "##er", "##s", "##", ".", ",",
                "?", "'", "n't", "do not",
                "do", "not", "'s", "日", "##本", "é", "\ud83d\ude00", "## x", "<pad>", "|")) {
            vocabulary.put(token, vocabulary.size());
        }
        CHARACTERS.forEach(c -> vocabulary.putIfAbsent(c, vocabulary.size()));
        Map<String, Object> model = map("type", "WordPiece", "unk_token", "[UNK]", "continuing_subword_prefix", "##",
                "max_input_chars_per_word", 100, "vocab", vocabulary);
        // Numbers need not be without gaps.
        vocabulary.put("far", 300);
        return file(List.of(added(0, "[PAD]", true), added(2, "[CLS]", true), added(3, "[SEP]", true)),
                map("type", "BertNormalizer", "clean_text", true, "handle_chinese_chars", true, "strip_accents", null,
                        "lowercase", true),
                map("type", "BertPreTokenizer"), null, decoder, model);
    }

    private static void merge(List<String> parts, Map<String, Object> vocabulary, List<List<String>> merges) {
        String left = parts.get(0);
        for (String right : parts.subList(1, parts.size())) {
            if (vocabulary.putIfAbsent(left + right, vocabulary.size()) == null) {
                merges.add(List.of(left, right));
            }
            left += right;
        }
    }

    private static Map<String, Object> bpe(Map<String, Object> vocabulary, List<List<String>> merges,
            boolean fallback) {
        return map("type", "BPE", "dropout", null, "unk_token", fallback ? "<unk>" : null, "continuing_subword_prefix",
                null,
                "end_of_word_suffix", null, "fuse_unk", fallback, "byte_fallback", fallback, "vocab", vocabulary,
                        "merges", merges);
    }

    private static Map<String, Object> file(List<Object> added, Object normalizer, Object preTokenizer,
            Object postProcessor,
            Object decoder, Map<String, Object> model) {
        return map("version", "1.0", "truncation", null, "padding", null, "added_tokens", added, "normalizer",
                normalizer,
                "pre_tokenizer", preTokenizer, "post_processor", postProcessor, "decoder", decoder, "model", model);
    }

    static Map<String, Object> decoder(String type, Object... members) {
        Map<String, Object> decoder = map("type", type);
        decoder.putAll(map(members));
        return decoder;
    }

    @SafeVarargs
    private static Map<String, Object> sequence(Map<String, Object>... decoders) {
        return decoder("Sequence", "decoders", Arrays.asList(decoders));
    }

    private static Map<String, Object> spaces() {
        return decoder("Replace", "pattern", Map.of("String", "\u2581"), "content", " ");
    }

    private static Map<String, Object> strip(int start) {
        return decoder("Strip", "content", " ", "start", start, "stop", 0);
    }

    private static Map<String, Object> metaspace(String scheme) {
        return decoder("Metaspace", "replacement", "\u2581", "prepend_scheme", scheme, "split", true);
    }

    /** GPT-2's table, written down again. */
    static Map<Integer, String> alphabet() {
        Map<Integer, String> alphabet = new LinkedHashMap<>();
        int next = 256;
        for (int b = 0; b < 256; b++) {
            boolean itself = b >= 33 && b <= 126 || b >= 161 && b <= 172 || b >= 174;
            alphabet.put(b, Character.toString(itself ? b : next++));
        }
        return alphabet;
    }

    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
