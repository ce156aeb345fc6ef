package dev.toolace.bench.gguf;

import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint of Llama's or Qwen2's shape as a GGUF file. Where the matrices are quantized, their blocks are taken
 * from an export of the same checkpoint to ONNX, so that both files hold the same numbers; norms and biases are those
 * of the checkpoint. Confined to one thread.
 */
public final class GgufExport {

    private final Checkpoint checkpoint;
    private final JsonObject config;
    private final @Nullable OnnxConstants onnx;
    private final Precision precision;
    private final List<GgufTensor> tensors = new ArrayList<>();

    private GgufExport(Checkpoint checkpoint, @Nullable OnnxConstants onnx, Precision precision) {
        this.checkpoint = checkpoint;
        this.config = checkpoint.config();
        this.onnx = onnx;
        this.precision = precision;
    }

    /**
     * Writes the file.
     *
     * @param source folder of the checkpoint, with {@code tokenizer.json}
     * @param exported folder of its export in this precision
     * @param precision FP32, INT8 (Q8_0) or INT4 (Q4_0, and Q8_0 for the vocabulary)
     * @param file to write
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException for another precision, or a checkpoint of another shape
     */
    public static void write(Path source, Path exported, Precision precision, Path file) throws IOException {
        if (precision == Precision.FP16) {
            throw new IllegalArgumentException("FP32, INT8 and INT4 can be written, not " + precision);
        }
        try (Checkpoint checkpoint = Checkpoint.open(source)) {
            OnnxConstants onnx = precision == Precision.FP32 ? null : OnnxConstants.read(exported);
            GgufExport export = new GgufExport(checkpoint, onnx, precision);
            GgufMetadata metadata = export.metadata();
            GgufVocabulary.describe(source.resolve("tokenizer.json"), export.integer("vocab_size"),
                    export.integer("eos_token_id"), metadata);
            export.model();
            GgufFile.write(file, metadata, export.tensors);
        }
    }

    private GgufMetadata metadata() {
        String type = type();
        int head = headSize();
        if (!type.equals("llama") && !type.equals("qwen2") || head % 16 != 0) {
            throw new IllegalArgumentException("only checkpoints of llama and qwen2 can be written");
        }
        return new GgufMetadata().text("general.architecture", type).text("general.name", "toolace")
                .number("general.alignment", GgufFile.ALIGNMENT)
                .number("general.file_type", precision == Precision.FP32 ? 0 : precision == Precision.INT4 ? 2 : 7)
                .number(type + ".context_length", integer("max_position_embeddings"))
                .number(type + ".embedding_length", integer("hidden_size"))
                .number(type + ".block_count", integer("num_hidden_layers"))
                .number(type + ".feed_forward_length", integer("intermediate_size"))
                .number(type + ".attention.head_count", integer("num_attention_heads"))
                .number(type + ".attention.head_count_kv", integer("num_key_value_heads"))
                .number(type + ".attention.layer_norm_rms_epsilon", number("rms_norm_eps"))
                .number(type + ".attention.key_length", head).number(type + ".attention.value_length", head)
                .number(type + ".rope.freq_base", number("rope_theta"))
                .number(type + ".rope.dimension_count", head)
                .number(type + ".vocab_size", integer("vocab_size"));
    }

    private void model() {
        int hidden = integer("hidden_size");
        int wide = integer("intermediate_size");
        int vocabulary = integer("vocab_size");
        int queries = integer("num_attention_heads") * headSize();
        int keys = integer("num_key_value_heads") * headSize();
        // Llama's heads are rotated in neighbouring pairs there, and in halves here.
        IntUnaryOperator turned = type().equals("llama") ? row -> turn(row, headSize()) : row -> row;
        matrix("token_embd", "model.embed_tokens", "embed_tokens", 8, 0, vocabulary, hidden, row -> row);
        for (int layer = 0; layer < integer("num_hidden_layers"); layer++) {
            String to = "blk." + layer + ".";
            String from = "model.layers." + layer + ".";
            String in = "layers." + layer + ".";
            vector(to + "attn_norm.weight", from + "input_layernorm.weight");
            String attention = from + "self_attn.";
            part(to + "attn_q", attention + "q_proj", in + "qkv_proj", 0, queries, hidden, turned);
            part(to + "attn_k", attention + "k_proj", in + "qkv_proj", queries, keys, hidden, turned);
            part(to + "attn_v", attention + "v_proj", in + "qkv_proj", queries + keys, keys, hidden, row -> row);
            part(to + "attn_output", attention + "o_proj", in + "o_proj", 0, hidden, queries, row -> row);
            vector(to + "ffn_norm.weight", from + "post_attention_layernorm.weight");
            part(to + "ffn_gate", from + "mlp.gate_proj", in + "gate_proj", 0, wide, hidden, row -> row);
            part(to + "ffn_up", from + "mlp.up_proj", in + "up_proj", 0, wide, hidden, row -> row);
            part(to + "ffn_down", from + "mlp.down_proj", in + "down_proj", 0, hidden, wide, row -> row);
        }
        vector("output_norm.weight", "model.norm.weight");
        if (checkpoint.names().contains("lm_head.weight")) {
            matrix("output", "lm_head", "lm_head", 8, 0, vocabulary, hidden, row -> row);
        }
    }

    /** Where a row comes from: those of the first and second half of a head take turns. */
    static int turn(int row, int head) {
        int within = row % head;
        return row - within + within % 2 * (head / 2) + within / 2;
    }

    private void part(String to, String from, String in, int first, int rows, int columns, IntUnaryOperator order) {
        matrix(to, from, in, precision.bits(), first, rows, columns, order);
        if (checkpoint.names().contains(from + ".bias")) {
            float[] biases = checkpoint.read(from + ".bias").values();
            floats(to + ".bias", 0, rows, out -> writeFloats(out, reordered(biases, 1, order)));
        }
    }

    private void matrix(String to, String from, String in, int bits, int first, int rows, int columns,
            IntUnaryOperator order) {
        OnnxConstants constants = onnx;
        if (constants == null) {
            floats(to + ".weight", rows, columns,
                    out -> writeFloats(out, reordered(checkpoint.read(from + ".weight").values(), columns, order)));
            return;
        }
        Blocks blocks = new Blocks(constants.get(in + ".weight"), constants.get(in + ".scales"), bits, columns);
        tensors.add(new GgufTensor(to + ".weight", blocks.type(), rows, columns,
                out -> blocks.write(out, first, rows, order)));
    }

    private void vector(String to, String from) {
        float[] values = checkpoint.read(from).values();
        floats(to, 0, values.length, out -> writeFloats(out, values));
    }

    private void floats(String name, int rows, int columns, GgufTensor.Source source) {
        tensors.add(new GgufTensor(name, GgufType.F32, rows, columns, source));
    }

    private static float[] reordered(float[] values, int columns, IntUnaryOperator order) {
        float[] all = new float[values.length];
        for (int row = 0; row < values.length / columns; row++) {
            System.arraycopy(values, order.applyAsInt(row) * columns, all, row * columns, columns);
        }
        return all;
    }

    private static void writeFloats(OutputStream out, float[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 14).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < values.length;) {
            buffer.clear();
            while (buffer.hasRemaining() && done < values.length) {
                buffer.putFloat(values[done++]);
            }
            out.write(buffer.array(), 0, buffer.position());
        }
    }

    private String type() {
        return config.get("model_type") instanceof JsonString type ? type.value() : "";
    }

    private int headSize() {
        return config.get("head_dim") instanceof JsonNumber size ? size.value().intValueExact()
                : integer("hidden_size") / integer("num_attention_heads");
    }

    private int integer(String name) {
        return (int) number(name);
    }

    private float number(String name) {
        JsonValue value = config.get(name);
        if (value instanceof JsonNumber number) {
            return number.value().floatValue();
        }
        throw new IllegalArgumentException("config.json has no number " + name);
    }
}
