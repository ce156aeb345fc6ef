package dev.toolace.bench;

import dev.toolace.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A tokenizer for models with random weights: a byte-level BPE without merges, so that each character of ASCII, which
 * is all that it reads, is a token, whatever the engine. The rest of the vocabulary is filled up with tokens that spell
 * their own number, such as {@code [4711]}. A chat template is written beside it. Stateless.
 */
public final class ByteTokenizer {

    private static final List<String> SPECIAL =
            List.of("<|end|>", "<|system|>", "<|user|>", "<|assistant|>", "<|tool|>", "<|tools|>");

    private static final int ASCII = 128;

    private static final String TEMPLATE = """
            {%- if tools -%}{{- '<|tools|>' -}}
            {%- for tool in tools -%}{{- '\\n' + tool.function | tojson -}}{%- endfor -%}{{- '\\n' -}}{%- endif -%}
            {%- for message in messages -%}
            {{- '<|' + message.role + '|>' + message.content + '<|end|>' -}}
            {%- endfor -%}
            {%- if add_generation_prompt -%}{{- '<|assistant|>' -}}{%- endif -%}
            """;

    private ByteTokenizer() {}

    /**
     * Writes {@code tokenizer.json}, {@code tokenizer_config.json} and {@code chat_template.jinja}.
     *
     * @param folder an existing folder
     * @param vocabulary number of tokens, at least 134
     * @param end the token that ends an answer, below 6
     * @throws IOException if a file cannot be written
     */
    public static void write(Path folder, int vocabulary, int end) throws IOException {
        write(folder, tokens(vocabulary, end), SPECIAL);
    }

    /**
     * Writes the same files for another vocabulary.
     *
     * @param folder an existing folder
     * @param tokens by number, as the file spells them; {@link #spelled} spells bytes
     * @param special those of them that are not text; the first ends an answer
     * @throws IOException if a file cannot be written
     */
    public static void write(Path folder, List<String> tokens, List<String> special) throws IOException {
        Map<String, Integer> vocab = new LinkedHashMap<>();
        List<Object> added = new ArrayList<>();
        for (int id = 0; id < tokens.size(); id++) {
            String token = tokens.get(id);
            vocab.put(token, id);
            if (special.contains(token)) {
                added.add(Map.of("id", id, "content", token, "single_word", false, "lstrip", false, "rstrip", false,
                        "normalized", false, "special", true));
            }
        }
        Map<String, Object> bytes = Map.of("type", "ByteLevel", "add_prefix_space", false, "trim_offsets", true,
                "use_regex", false);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("type", "BPE");
        model.put("fuse_unk", false);
        model.put("byte_fallback", false);
        model.put("vocab", vocab);
        model.put("merges", List.of());
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("version", "1.0");
        file.put("added_tokens", added);
        file.put("pre_tokenizer", bytes);
        file.put("decoder", bytes);
        file.put("model", model);
        Files.writeString(folder.resolve("tokenizer.json"), JsonValue.of(file).toJson());
        Files.writeString(folder.resolve("tokenizer_config.json"), JsonValue.of(
                Map.of("tokenizer_class", "PreTrainedTokenizerFast", "eos_token", special.get(0))).toJson());
        Files.writeString(folder.resolve("chat_template.jinja"), TEMPLATE);
    }

    /**
     * All tokens, as the file spells them.
     *
     * @param vocabulary number of tokens, at least 134
     * @param end the token that ends an answer, below 6
     * @return by number
     */
    static List<String> tokens(int vocabulary, int end) {
        List<String> tokens = new ArrayList<>(SPECIAL.subList(1, SPECIAL.size()));
        tokens.add(end, SPECIAL.get(0));
        for (int value = 0; value < ASCII; value++) {
            tokens.add(spelled(new byte[] {(byte) value}));
        }
        while (tokens.size() < vocabulary) {
            tokens.add("[" + tokens.size() + "]");
        }
        return tokens;
    }

    /**
     * The tokens of a text.
     *
     * @param text ASCII
     * @return one for each character
     */
    public static int[] encode(String text) {
        return text.chars().map(character -> SPECIAL.size() + character).toArray();
    }

    /**
     * The text of a token.
     *
     * @param token its number
     * @return a character of ASCII; or the number in brackets, also for special tokens
     */
    public static String text(int token) {
        boolean character = token >= SPECIAL.size() && token < SPECIAL.size() + ASCII;
        return character ? String.valueOf((char) (token - SPECIAL.size())) : "[" + token + "]";
    }

    /**
     * How the file spells a token of some bytes: visible characters of Latin-1 stand for themselves, the other bytes
     * for the characters from U+0100 on, as in GPT-2's vocabulary.
     *
     * @param bytes at least one
     * @return as many characters
     */
    public static String spelled(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        for (byte one : bytes) {
            int value = one & 0xff;
            out.append(visible(value) ? (char) value
                    : (char) (256 + IntStream.range(0, value).filter(b -> !visible(b)).count()));
        }
        return out.toString();
    }

    private static boolean visible(int value) {
        return value > ' ' && value < 0x7f || value > 0xa0 && value != 0xad;
    }
}
