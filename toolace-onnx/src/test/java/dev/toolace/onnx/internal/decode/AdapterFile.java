package dev.toolace.onnx.internal.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes an adapter of one vector in ONNX Runtime's format, a flatbuffer. */
final class AdapterFile {
    private static final int FLOAT = 1;

    private AdapterFile() { }

    static byte[] of(String name, float[] values) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(256 + text.length + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(20).put("TORT".getBytes(StandardCharsets.US_ASCII));
        // Table Adapter: the places of its fields, then three versions and the list of parameters.
        shorts(out, 12, 20, 4, 8, 12, 16);
        out.putInt(12).putInt(1).putInt(1).putInt(1).putInt(4);
        out.putInt(1);
        int toParameter = out.position();
        out.putInt(0);
        int fields = out.position();
        shorts(out, 12, 20, 4, 8, 12, 16);
        int table = out.position();
        out.putInt(toParameter, table - toParameter);
        out.putInt(table - fields).putInt(0).putInt(0).putInt(FLOAT).putInt(0);
        out.putInt(table + 4, out.position() - (table + 4));
        out.putInt(text.length).put(text).put((byte) 0);
        align(out);
        out.putInt(table + 8, out.position() - (table + 8));
        out.putInt(1).putLong(values.length);
        align(out);
        out.putInt(table + 16, out.position() - (table + 16));
        out.putInt(4 * values.length);
        for (float value : values) {
            out.putFloat(value);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void shorts(ByteBuffer out, int... values) {
        for (int value : values) {
            out.putShort((short) value);
        }
    }

    /** The numbers after a length of four bytes begin at a multiple of eight. */
    private static void align(ByteBuffer out) {
        while (out.position() % 8 != 4) {
            out.put((byte) 0);
        }
    }
}
