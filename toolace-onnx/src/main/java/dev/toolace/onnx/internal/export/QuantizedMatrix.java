package dev.toolace.onnx.internal.export;

import dev.toolace.onnx.internal.proto.Initializer;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A matrix whose blocks are quantized while they are written, strip by strip. The scales are kept until they are
 * written too, which as a rule is next.
 */
final class QuantizedMatrix {
    private final Matrix matrix;
    private final int bits;
    private float @Nullable [] scales;

    QuantizedMatrix(Matrix matrix, int bits) {
        this.matrix = matrix;
        this.bits = bits;
    }

    void writePacked(OutputStream out) throws IOException {
        scales = quantize(out);
    }

    void writeScales(OutputStream out) throws IOException {
        float[] known = scales;
        Initializer.writeFloats(out, known == null ? quantize(OutputStream.nullOutputStream()) : known);
        scales = null;
    }

    private float[] quantize(OutputStream out) throws IOException {
        int width = matrix.width();
        float[] all = new float[matrix.height() * BlockQuantizer.blocks(width)];
        int[] done = new int[1];
        matrix.forEachStrip(strip -> {
            BlockQuantizer part = BlockQuantizer.quantize(strip, strip.length / width, width, bits);
            out.write(part.packed());
            System.arraycopy(part.scales(), 0, all, done[0], part.scales().length);
            done[0] += part.scales().length;
        });
        return all;
    }
}
