package dev.toolace.bench;

import dev.toolace.json.JsonValue;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Checkpoints with the shape of real models and seeded random weights in BF16, written as they are drawn. What they say
 * means nothing, but they take the time and memory of the real ones. Stateless.
 */
public final class RandomCheckpoint {

    private static final int CHUNK = 1 << 16;

    private RandomCheckpoint() {}

    /**
     * Sizes of a decoder with tied embeddings.
     *
     * @param architecture as in {@code config.json}
     * @param type model type, as in {@code config.json}
     * @param hidden width of the residual stream
     * @param wide width of the feed-forward layers
     * @param layers number of layers
     * @param heads of queries
     * @param keyHeads of keys and values
     * @param vocabulary number of tokens
     * @param biased whether queries, keys and values have biases
     */
    public record Shape(String architecture, String type, int hidden, int wide, int layers, int heads, int keyHeads,
            int vocabulary, boolean biased) {

        /** SmolLM2-135M. */
        public static final Shape SMOLLM2_135M =
                new Shape("LlamaForCausalLM", "llama", 576, 1536, 30, 9, 3, 49152, false);

        /** Qwen2.5-0.5B. */
        public static final Shape QWEN2_5_0_5B =
                new Shape("Qwen2ForCausalLM", "qwen2", 896, 4864, 24, 14, 2, 151936, true);

        /** Small enough for any test. */
        public static final Shape TINY = new Shape("Qwen2ForCausalLM", "qwen2", 64, 128, 2, 4, 2, 512, true);
    }

    /**
     * Writes {@code config.json} and {@code model.safetensors}.
     *
     * @param folder is made where it does not exist
     * @param shape of the model
     * @param seed of the weights
     * @throws IOException if a file cannot be written
     */
    public static void write(Path folder, Shape shape, long seed) throws IOException {
        write(folder, shape, seed, token -> Float.NaN);
    }

    /**
     * Writes {@code config.json} and {@code model.safetensors}, where some tokens are likelier than others.
     *
     * @param folder is made where it does not exist
     * @param shape of the model
     * @param seed of the weights
     * @param tilt the first number of each token's embedding; random where it is not a number. The more these have in
     *     common, the larger is that number of the last layer's output, and the likelier are tokens with more of it
     * @throws IOException if a file cannot be written
     */
    public static void write(Path folder, Shape shape, long seed, IntFunction<Float> tilt) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), JsonValue.of(config(shape)).toJson());
        Map<String, int[]> tensors = tensors(shape);
        byte[] header = header(tensors);
        SplittableRandom random = new SplittableRandom(seed);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("model.safetensors")))) {
            out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
            out.write(header);
            IntFunction<Float> none = row -> Float.NaN;
            for (Map.Entry<String, int[]> tensor : tensors.entrySet()) {
                numbers(out, tensor.getValue(), random, tensor.getKey().contains("embed_tokens") ? tilt : none);
            }
        }
    }

    private static Map<String, Object> config(Shape shape) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("architectures", List.of(shape.architecture));
        config.put("model_type", shape.type);
        config.put("vocab_size", shape.vocabulary);
        config.put("hidden_size", shape.hidden);
        config.put("intermediate_size", shape.wide);
        config.put("num_hidden_layers", shape.layers);
        config.put("num_attention_heads", shape.heads);
        config.put("num_key_value_heads", shape.keyHeads);
        config.put("rms_norm_eps", 1e-6);
        config.put("rope_theta", 100_000.0);
        config.put("max_position_embeddings", 8192);
        config.put("tie_word_embeddings", true);
        config.put("eos_token_id", 0);
        return config;
    }

    private static Map<String, int[]> tensors(Shape shape) {
        Map<String, int[]> tensors = new LinkedHashMap<>();
        int keys = shape.hidden / shape.heads * shape.keyHeads;
        tensors.put("model.embed_tokens.weight", new int[] {shape.vocabulary, shape.hidden});
        for (int layer = 0; layer < shape.layers; layer++) {
            String prefix = "model.layers." + layer + ".";
            for (String name : List.of("q", "k", "v")) {
                int rows = name.equals("q") ? shape.hidden : keys;
                tensors.put(prefix + "self_attn." + name + "_proj.weight", new int[] {rows, shape.hidden});
                if (shape.biased) {
                    tensors.put(prefix + "self_attn." + name + "_proj.bias", new int[] {rows});
                }
            }
            tensors.put(prefix + "self_attn.o_proj.weight", new int[] {shape.hidden, shape.hidden});
            tensors.put(prefix + "mlp.gate_proj.weight", new int[] {shape.wide, shape.hidden});
            tensors.put(prefix + "mlp.up_proj.weight", new int[] {shape.wide, shape.hidden});
            tensors.put(prefix + "mlp.down_proj.weight", new int[] {shape.hidden, shape.wide});
            tensors.put(prefix + "input_layernorm.weight", new int[] {shape.hidden});
            tensors.put(prefix + "post_attention_layernorm.weight", new int[] {shape.hidden});
        }
        tensors.put("model.norm.weight", new int[] {shape.hidden});
        return tensors;
    }

    private static byte[] header(Map<String, int[]> tensors) {
        Map<String, Object> header = new LinkedHashMap<>();
        long offset = 0;
        for (Map.Entry<String, int[]> tensor : tensors.entrySet()) {
            long end = offset + 2 * count(tensor.getValue());
            List<Long> shape = Arrays.stream(tensor.getValue()).mapToObj(Long::valueOf).toList();
            header.put(tensor.getKey(), Map.of("dtype", "BF16", "shape", shape, "data_offsets", List.of(offset, end)));
            offset = end;
        }
        String text = JsonValue.of(header).toJson();
        return (text + " ".repeat((8 - text.length() % 8) % 8)).getBytes(StandardCharsets.UTF_8);
    }

    private static long count(int[] dimensions) {
        long count = 1;
        for (int dimension : dimensions) {
            count *= dimension;
        }
        return count;
    }

    /** Matrices keep the size of what goes through them, about; norms and biases lie around one. */
    private static void numbers(OutputStream out, int[] dimensions, SplittableRandom random, IntFunction<Float> first)
            throws IOException {
        boolean matrix = dimensions.length == 2;
        float mean = matrix ? 0 : 1;
        float spread = matrix ? (float) Math.sqrt(3.0 / dimensions[1]) : 0.2f;
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        long all = count(dimensions);
        int columns = dimensions[dimensions.length - 1];
        for (long at = 0; at < all;) {
            buffer.clear();
            for (; buffer.hasRemaining() && at < all; at++) {
                float value = mean + spread * (2 * (random.nextInt() >>> 8) / 0x1p24f - 1);
                float other = at % columns == 0 ? first.apply((int) (at / columns)) : Float.NaN;
                buffer.putShort((short) (Float.floatToRawIntBits(Float.isNaN(other) ? value : other) >>> 16));
            }
            out.write(buffer.array(), 0, buffer.position());
        }
    }
}
