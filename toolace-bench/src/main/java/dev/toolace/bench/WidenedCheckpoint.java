package dev.toolace.bench;

import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.checkpoint.FloatTensor;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A small Llama checkpoint in the shape of a larger one: it answers as the small one does, and takes the time and memory
 * of the large one. So what depends on what a model writes, such as refinement, can be measured at the cost of models
 * that could not be shipped.
 *
 * <p>The small model's numbers stand in the first places of each vector. What is added is read but adds nothing: its
 * outputs meet weights of zero before they reach the residual stream. The root mean square of a vector that is filled up
 * with zeros is smaller by a factor that depends on the lengths alone; the weights after it take the factor back. Stateless.
 */
public final class WidenedCheckpoint {

    private static final String LAYER = "model.layers.";
    private static final String EMBEDDING = "model.embed_tokens.weight";
    private static final float SPREAD = 0.05f;

    private final Checkpoint small;
    private final JsonObject config;
    private final Size size;
    private final int hidden;
    private final int heads;
    private final int headSize;
    private final int layers;
    private final SplittableRandom random = new SplittableRandom(1);

    private WidenedCheckpoint(Checkpoint small, Size size) {
        this.small = small;
        this.config = small.config();
        this.size = size;
        this.hidden = number("hidden_size");
        this.heads = number("num_attention_heads");
        this.headSize = number("head_dim");
        this.layers = number("num_hidden_layers");
        if (number("num_key_value_heads") != heads || size.keyHeads < heads || size.hidden % headSize != 0
                || size.heads(headSize) % size.keyHeads != 0 || size.layers < layers || size.hidden < hidden) {
            throw new IllegalArgumentException("a checkpoint of " + config + " does not fit into " + size);
        }
    }

    /**
     * How large the model becomes. Heads keep their size, and there are as many as fit.
     *
     * @param hidden width of the residual stream
     * @param wide width of the feed-forward layers
     * @param layers number of layers
     * @param keyHeads of keys and values; a divisor of the number of heads
     * @param vocabulary number of tokens
     */
    public record Size(int hidden, int wide, int layers, int keyHeads, int vocabulary) {

        /** Every matrix as large as in SmolLM2-135M. */
        public static final Size LIKE_135M = new Size(576, 1536, 30, 6, 49152);

        /** About that of Qwen2.5-0.5B, and its vocabulary; keys and values are wider. */
        public static final Size LIKE_500M = new Size(896, 4864, 24, 7, 151936);

        int heads(int headSize) {
            return hidden / headSize;
        }
    }

    /**
     * Writes {@code config.json}, {@code model.safetensors}, and the tokenizer's files.
     *
     * @param folder is made where it does not exist
     * @param source folder of a Llama checkpoint with tied embeddings and as many heads of keys as of queries
     * @param size at least that of the source
     * @throws IOException if a file cannot be read or written
     */
    public static void write(Path folder, Path source, Size size) throws IOException {
        Files.createDirectories(folder);
        try (Checkpoint small = Checkpoint.open(source)) {
            WidenedCheckpoint widened = new WidenedCheckpoint(small, size);
            widened.weights(folder.resolve("model.safetensors"));
            Files.writeString(folder.resolve("config.json"), widened.config().toJson());
        }
        JsonObject tokenizer = (JsonObject) JsonValue.parse(Files.readString(source.resolve("tokenizer.json")));
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer(tokenizer, size.vocabulary).toJson());
        for (String name : List.of("generation_config.json", "tokenizer_config.json", "chat_template.jinja")) {
            Files.copy(source.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private int number(String name) {
        return ((JsonNumber) Objects.requireNonNull(config.get(name), name)).value().intValueExact();
    }

    private JsonObject config() {
        BigDecimal epsilon = ((JsonNumber) Objects.requireNonNull(config.get("rms_norm_eps"))).value();
        JsonNumber scaled = new JsonNumber(epsilon.multiply(BigDecimal.valueOf(hidden))
                .divide(BigDecimal.valueOf(size.hidden), MathContext.DECIMAL64));
        return config.with("hidden_size", JsonNumber.of(size.hidden))
                .with("intermediate_size", JsonNumber.of(size.wide))
                .with("num_hidden_layers", JsonNumber.of(size.layers))
                .with("num_attention_heads", JsonNumber.of(size.heads(headSize)))
                .with("num_key_value_heads", JsonNumber.of(size.keyHeads))
                .with("vocab_size", JsonNumber.of(size.vocabulary))
                .with("rms_norm_eps", scaled);
    }

    private void weights(Path file) throws IOException {
        int queries = size.heads(headSize) * headSize;
        int keys = size.keyHeads * headSize;
        Map<String, int[]> shapes = new LinkedHashMap<>();
        shapes.put(EMBEDDING, new int[] {size.vocabulary, size.hidden});
        for (int layer = 0; layer < size.layers; layer++) {
            String prefix = LAYER + layer + ".";
            shapes.put(prefix + "input_layernorm.weight", new int[] {size.hidden});
            shapes.put(prefix + "self_attn.q_proj.weight", new int[] {queries, size.hidden});
            shapes.put(prefix + "self_attn.k_proj.weight", new int[] {keys, size.hidden});
            shapes.put(prefix + "self_attn.v_proj.weight", new int[] {keys, size.hidden});
            shapes.put(prefix + "self_attn.o_proj.weight", new int[] {size.hidden, queries});
            shapes.put(prefix + "post_attention_layernorm.weight", new int[] {size.hidden});
            shapes.put(prefix + "mlp.gate_proj.weight", new int[] {size.wide, size.hidden});
            shapes.put(prefix + "mlp.up_proj.weight", new int[] {size.wide, size.hidden});
            shapes.put(prefix + "mlp.down_proj.weight", new int[] {size.hidden, size.wide});
        }
        shapes.put("model.norm.weight", new int[] {size.hidden});
        try (TensorFile out = TensorFile.create(file, shapes)) {
            for (Map.Entry<String, int[]> tensor : shapes.entrySet()) {
                write(out, tensor.getKey(), tensor.getValue());
            }
        }
    }

    private void write(TensorFile out, String name, int[] shape) throws IOException {
        FloatTensor known = small.names().contains(name) ? small.read(name)
                : new FloatTensor(List.of(0, 0), new float[0]);
        if (shape.length == 1) {
            out.write(norm(known.values(), shape[0]));
            return;
        }
        boolean embedding = name.equals(EMBEDDING);
        // What these write goes into the residual stream, where nothing may be added.
        boolean adds = embedding || name.endsWith("o_proj.weight") || name.endsWith("down_proj.weight");
        boolean queryRows = name.endsWith("q_proj.weight");
        boolean queryColumns = name.endsWith("o_proj.weight");
        int rows = known.shape().get(0);
        int columns = known.shape().get(1);
        float[] row = new float[shape[1]];
        for (int r = 0; r < shape[0]; r++) {
            // Further tokens are as likely as the first one, which fills up batches and is never written.
            int from = queryRows ? query(r) : r < rows || !embedding ? r : 0;
            for (int c = 0; c < row.length; c++) {
                int column = queryColumns ? query(c) : c;
                boolean taken = from >= 0 && from < rows && column >= 0 && column < columns;
                row[c] = taken ? known.values()[from * columns + column]
                        : adds ? 0 : SPREAD * (float) (random.nextDouble() - 0.5);
            }
            out.write(row);
        }
    }

    /** Which place among the small model's queries a place among the queries has, or -1: the first head of each group. */
    private int query(int place) {
        int group = size.heads(headSize) / size.keyHeads;
        int head = place / headSize;
        return head % group == 0 && head / group < heads ? head / group * headSize + place % headSize : -1;
    }

    private float[] norm(float[] known, int length) {
        float factor = (float) Math.sqrt((double) hidden / size.hidden);
        float[] weights = new float[length];
        for (int i = 0; i < length; i++) {
            weights[i] = i < known.length ? factor * known[i] : 1;
        }
        return weights;
    }

    /** Further tokens are two of the old ones together; as they have no merges, no text is encoded to them. */
    private static JsonObject tokenizer(JsonObject file, int vocabulary) {
        JsonObject model = (JsonObject) Objects.requireNonNull(file.get("model"));
        Map<String, JsonValue> vocab = new LinkedHashMap<>(
                ((JsonObject) Objects.requireNonNull(model.get("vocab"))).members());
        Set<String> known = new HashSet<>(vocab.keySet());
        List<String> words = new ArrayList<>(known.size());
        vocab.keySet().stream().filter(token -> token.length() > 1 && !token.startsWith("<|")).forEach(words::add);
        for (int sum = 0; vocab.size() < vocabulary; sum++) {
            for (int i = Math.max(0, sum - words.size() + 1); i <= Math.min(sum, words.size() - 1); i++) {
                String token = words.get(i) + words.get(sum - i);
                if (vocab.size() < vocabulary && known.add(token)) {
                    vocab.put(token, JsonNumber.of(vocab.size()));
                }
            }
        }
        return file.with("model", model.with("vocab", new JsonObject(vocab)));
    }
}
