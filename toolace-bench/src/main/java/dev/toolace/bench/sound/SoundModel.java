package dev.toolace.bench.sound;

import dev.toolace.bench.ByteTokenizer;
import dev.toolace.bench.RandomCheckpoint;
import dev.toolace.bench.RandomCheckpoint.Shape;
import dev.toolace.call.Call;
import dev.toolace.format.CallFormat;
import dev.toolace.onnx.export.CheckpointExporter;
import dev.toolace.onnx.export.Precision;
import dev.toolace.tool.ToolSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A model of one layer with random weights. Its vocabulary has all bytes, pieces of calls in all formats, as real
 * vocabularies have them, parts of characters, and special tokens. Tokens that close something are likelier than
 * others: otherwise most strings would never end. Stateless.
 */
public final class SoundModel {

    private static final String END = "<|end|>";

    private static final List<String> SPECIAL = List.of(END, "<|pad|>", "<tool_call>", "</tool_call>", "<think>",
            "</think>", "<|tool_call|>", "[TOOL_CALLS]", "[ARGS]", "<|tool_call_start|>", "<|tool_call_end|>",
            "<|python_start|>", "<|action_start|>", "<|plugin|>", "<|action_end|>");

    private static final String PIECES = "\": |\": \"|\", |\",|\", \"|\"}|\"]|\"}}|\"}]|\"]}|\"]}}]"
            + "|\")|\")]|')|', |','|'}|']|=\"|='|"
            + "}, {\"|}, |},|}}|}]|]]|])|)]"
            + "|), |],|], |[]|{}|()|{\"|[{|[\"|(\"|, \"|,\"|true|false|null|True|False|None|10|20"
            + "|99|1.5|0.|.5|-1|e5|E-|1e| the|ing|://|\\\"|\\\\|\\n|\\u00|\\u00e9|\\ud83d|\\ude00|é|日|日本|😀|ß|\n\n|```"
            + "|</|{\"name\": \"|\", \"arguments\": {|\"}}\n</tool_call>";

    private static final Shape SMALL = new Shape("LlamaForCausalLM", "llama", 32, 64, 1, 2, 1, 0, false);

    /** What all embeddings have in common; those have more of it that end or close something. */
    private static final float COMMON = 4;
    private static final float ENDS = 0.95f;
    private static final float CLOSES = 0.5f;
    private static final float RARE = -0.5f;

    private SoundModel() {}

    /**
     * Makes the model.
     *
     * @param folder does not exist yet, or is empty
     * @param seed of the weights
     * @return the model's folder, inside of that one
     * @throws IOException if a file cannot be written
     */
    public static Path write(Path folder, long seed) throws IOException {
        List<byte[]> texts = texts();
        List<String> tokens = new ArrayList<>(SPECIAL);
        texts.forEach(text -> tokens.add(ByteTokenizer.spelled(text)));
        Path checkpoint = folder.resolve("checkpoint");
        Shape shape = new Shape(SMALL.architecture(), SMALL.type(), SMALL.hidden(), SMALL.wide(), SMALL.layers(),
                SMALL.heads(), SMALL.keyHeads(), tokens.size(), SMALL.biased());
        RandomCheckpoint.write(checkpoint, shape, seed, token -> COMMON + tilt(token < SPECIAL.size()
                ? SPECIAL.get(token) : new String(texts.get(token - SPECIAL.size()), StandardCharsets.UTF_8)));
        ByteTokenizer.write(checkpoint, tokens, SPECIAL);
        Path model = folder.resolve("model");
        CheckpointExporter.export(checkpoint, model, Precision.FP32);
        return model;
    }

    /** Thinking and lists seldom begin; lists, numbers and words are short. */
    private static float tilt(String token) {
        char first = token.charAt(0);
        return token.equals(END) || token.equals("</think>") ? ENDS
                : token.indexOf(',') >= 0 ? RARE : "\"'}])".indexOf(first) >= 0 ? CLOSES
                : "<[{(*0123456789\\".indexOf(first) >= 0 || first < ' ' || first >= 0x7f ? RARE : 0;
    }

    /** All bytes, the pieces, what stands around calls, and parts of characters. */
    private static List<byte[]> texts() {
        Set<String> pieces = new LinkedHashSet<>(Arrays.asList(PIECES.split("\\|")));
        for (String name : CallFormat.names()) {
            CallFormat format = CallFormat.byName(name);
            if (format.grammar(ToolSet.EMPTY).isPresent()) {
                String text = format.render(List.of(Call.of("qzx")));
                String before = text.substring(0, text.indexOf("qzx"));
                pieces.add(before);
                pieces.add(before.substring(0, (before.length() + 1) / 2));
            }
        }
        Set<String> seen = new LinkedHashSet<>();
        List<byte[]> all = new ArrayList<>();
        for (int value = 0; value < 256; value++) {
            add(new byte[] {(byte) value}, seen, all);
        }
        for (String piece : pieces) {
            add(piece.getBytes(StandardCharsets.UTF_8), seen, all);
        }
        for (String character : List.of("日", "😀", "€")) {
            byte[] whole = character.getBytes(StandardCharsets.UTF_8);
            add(Arrays.copyOf(whole, 2), seen, all);
            add(Arrays.copyOfRange(whole, 1, whole.length), seen, all);
        }
        return all;
    }

    private static void add(byte[] text, Set<String> seen, List<byte[]> all) {
        if (text.length > 0 && seen.add(ByteTokenizer.spelled(text))
                && !SPECIAL.contains(new String(text, StandardCharsets.UTF_8))) {
            all.add(text);
        }
    }
}
