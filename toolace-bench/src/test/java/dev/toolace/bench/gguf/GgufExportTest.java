package dev.toolace.bench.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.toolace.bench.ByteTokenizer;
import dev.toolace.bench.RandomCheckpoint;
import dev.toolace.bench.RandomCheckpoint.Shape;
import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.export.CheckpointExporter;
import dev.toolace.onnx.export.Precision;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GgufExportTest {

    private static final Shape LLAMA = new Shape("LlamaForCausalLM", "llama", 64, 128, 2, 4, 2, 512, false);

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({"llama, INT4", "llama, INT8", "qwen2, INT4", "qwen2, INT8"})
    void theBlocksAreThoseOfTheExport(String type, Precision precision) throws Exception {
        GgufReader gguf = written(type, precision);
        OnnxConstants onnx = OnnxConstants.read(temp.resolve("onnx"));
        int bits = precision.bits();
        assertSame(gguf, "token_embd", onnx, "embed_tokens", 8, 0, 512, 64, false);
        for (int layer = 0; layer < 2; layer++) {
            String to = "blk." + layer + ".";
            String from = "layers." + layer + ".";
            boolean turned = type.equals("llama");
            assertSame(gguf, to + "attn_q", onnx, from + "qkv_proj", bits, 0, 64, 64, turned);
            assertSame(gguf, to + "attn_k", onnx, from + "qkv_proj", bits, 64, 32, 64, turned);
            assertSame(gguf, to + "attn_v", onnx, from + "qkv_proj", bits, 96, 32, 64, false);
            assertSame(gguf, to + "attn_output", onnx, from + "o_proj", bits, 0, 64, 64, false);
            assertSame(gguf, to + "ffn_gate", onnx, from + "gate_proj", bits, 0, 128, 64, false);
            assertSame(gguf, to + "ffn_up", onnx, from + "up_proj", bits, 0, 128, 64, false);
            assertSame(gguf, to + "ffn_down", onnx, from + "down_proj", bits, 0, 64, 128, false);
        }
    }

    @Test
    void singlePrecisionIsThatOfTheCheckpoint() throws Exception {
        GgufReader gguf = written("qwen2", Precision.FP32);
        try (Checkpoint checkpoint = Checkpoint.open(temp.resolve("checkpoint"))) {
            assertThat(gguf.numbers("token_embd.weight"))
                    .isEqualTo(checkpoint.read("model.embed_tokens.weight").values());
            assertThat(gguf.numbers("blk.1.attn_q.weight"))
                    .isEqualTo(checkpoint.read("model.layers.1.self_attn.q_proj.weight").values());
            assertThat(gguf.numbers("blk.1.attn_k.bias"))
                    .isEqualTo(checkpoint.read("model.layers.1.self_attn.k_proj.bias").values());
            assertThat(gguf.numbers("output_norm.weight")).isEqualTo(checkpoint.read("model.norm.weight").values());
            assertThat(gguf.tensors).hasSize(2 + 2 * 12);
            assertThat(gguf.tensors.get("blk.0.ffn_down.weight").dimensions()).containsExactly(128L, 64L);
        }
    }

    @Test
    void theHeadOfTheFileDescribesTheModel() throws Exception {
        GgufReader gguf = written("llama", Precision.INT4);
        assertThat(gguf.metadata).containsEntry("general.architecture", "llama").containsEntry("llama.block_count", 2)
                .containsEntry("llama.attention.head_count_kv", 2).containsEntry("llama.rope.dimension_count", 16)
                .containsEntry("llama.attention.layer_norm_rms_epsilon", 1e-6f).containsEntry("llama.vocab_size", 512)
                .containsEntry("tokenizer.ggml.add_bos_token", false).containsEntry("tokenizer.ggml.merges", List.of());
        List<?> tokens = (List<?>) gguf.metadata.get("tokenizer.ggml.tokens");
        assertThat(tokens).hasSize(512).doesNotHaveDuplicates();
        assertThat(tokens.get(ByteTokenizer.encode("A")[0])).isEqualTo("A");
        assertThat(tokens.get(ByteTokenizer.encode(" ")[0])).isEqualTo("Ġ");
        assertThat(tokens.get(511)).isEqualTo("[511]");
    }

    @Test
    void halfPrecisionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> written("llama", Precision.FP16))
                .withMessageContaining("not FP16");
    }

    private GgufReader written(String type, Precision precision) throws Exception {
        Path checkpoint = temp.resolve("checkpoint");
        RandomCheckpoint.write(checkpoint, type.equals("llama") ? LLAMA : Shape.TINY, 3);
        ByteTokenizer.write(checkpoint, 512, 0);
        CheckpointExporter.export(checkpoint, temp.resolve("onnx"), precision);
        GgufExport.write(checkpoint, temp.resolve("onnx"), precision, temp.resolve("model.gguf"));
        return new GgufReader(temp.resolve("model.gguf"));
    }

    /** Same stored numbers; scales that differ only by being rounded to half precision. */
    private static void assertSame(GgufReader gguf, String name, OnnxConstants onnx, String from, int bits, int first,
            int rows, int columns, boolean turned) {
        float[] numbers = gguf.numbers(name + ".weight");
        assertThat(numbers).as(name).hasSize(rows * columns);
        ByteBuffer packed = onnx.get(from + ".weight");
        ByteBuffer scales = onnx.get(from + ".scales");
        for (int row = 0; row < rows; row++) {
            // In a head of 16, rows 0, 8, 1, 9 and so on: what llama.cpp rotates together stands side by side.
            int source = turned ? row / 16 * 16 + row % 2 * 8 + row % 16 / 2 : row;
            for (int column = 0; column < columns; column++) {
                int at = (first + source) * columns + column;
                int stored = bits == 8 ? (packed.get(at) & 255) - 128
                        : (packed.get(at / 2) >> (at % 2 == 0 ? 0 : 4) & 15) - 8;
                float scale = scales.getFloat(at / 32 * Float.BYTES);
                float number = numbers[row * columns + column];
                assertThat(number).as(name).isCloseTo(stored * scale, within(Math.abs(stored * scale) * 0x1p-11f));
                assertThat(Math.round(number / scale)).isEqualTo(stored);
            }
        }
    }

    @Test
    void everyHalfComesBackAndOthersGoToTheNearest() {
        for (int bits = 0; bits < 0x7c00; bits++) {
            assertThat(Half.of(Half.value((short) bits))).isEqualTo((short) bits);
            assertThat(Half.of(-Half.value((short) bits))).isEqualTo((short) (bits | 0x8000));
        }
        assertThat(Half.of(1 + 0x1p-11f)).isEqualTo(Half.of(1));
        assertThat(Half.of(1 + 0x1.8p-10f)).isEqualTo(Half.of(1 + 0x1p-9f));
        assertThat(Half.of(0x1.ffffp-15f)).isEqualTo(Half.of(0x1p-14f));
        assertThatIllegalArgumentException().isThrownBy(() -> Half.of(65536));
    }
}
