package dev.toolace.onnx.internal.decode;

import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Walks the outer fields of an ONNX file before native code sees it: a file that is cut off, empty or of another kind gets a
 * clear error. On the way it notes which operators the graph uses. Constants are skipped, so the walk is cheap.
 */
final class OnnxInspector {
    private static final int GRAPH = 7;
    private static final int NODE = 1;
    private static final int OPERATOR = 4;
    private static final int NO_LIMIT_FIELDS = 100_000;

    private final RandomAccessFile in;
    private final String name;
    private final Set<String> operators = new HashSet<>();

    private OnnxInspector(RandomAccessFile in, String name) {
        this.in = in;
        this.name = name;
    }

    /** The operators of the graph; fails with TA-MODEL-004 where the file is not a whole ONNX file. */
    static Set<String> operators(Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            OnnxInspector inspector = new OnnxInspector(in, file.getFileName().toString());
            if (!inspector.message(in.length(), 0)) {
                throw inspector.broken("it holds no graph");
            }
            return inspector.operators;
        } catch (IOException e) {
            throw new ToolaceException(OnnxErrors.ONNX_BROKEN, file.getFileName() + " cannot be read: " + e, e);
        }
    }

    /** Level 0 is the model, 1 the graph, 2 a node. Whether a graph was found. */
    private boolean message(long end, int level) throws IOException {
        boolean graph = false;
        while (in.getFilePointer() < end) {
            long tag = varint(end);
            int field = (int) (tag >>> 3);
            if (field <= 0 || tag >>> 3 > NO_LIMIT_FIELDS) {
                throw broken("it is not an ONNX file");
            }
            switch ((int) (tag & 7)) {
                case 0 -> varint(end);
                case 1 -> skip(8, end);
                case 5 -> skip(4, end);
                case 2 -> {
                    long length = varint(end);
                    long next = in.getFilePointer() + length;
                    if (length < 0 || next > end || next < 0) {
                        throw broken("it is cut off or damaged: " + length + " bytes are announced, "
                                + (end - in.getFilePointer()) + " are left");
                    }
                    if (level == 0 && field == GRAPH) {
                        graph = true;
                        message(next, 1);
                    } else if (level == 1 && field == NODE) {
                        message(next, 2);
                    } else if (level == 2 && field == OPERATOR && length < 200) {
                        byte[] text = new byte[(int) length];
                        in.readFully(text);
                        operators.add(new String(text, StandardCharsets.UTF_8));
                    }
                    in.seek(next);
                }
                default -> throw broken("it is not an ONNX file");
            }
        }
        return graph;
    }

    private void skip(int bytes, long end) throws IOException {
        if (in.getFilePointer() + bytes > end) {
            throw broken("it is cut off");
        }
        in.seek(in.getFilePointer() + bytes);
    }

    private long varint(long end) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = in.getFilePointer() < end ? in.read() : -1;
            if (next < 0) {
                throw broken("it is cut off");
            }
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw broken("it is not an ONNX file");
    }

    private ToolaceException broken(String problem) {
        return new ToolaceException(OnnxErrors.ONNX_BROKEN, name + " cannot be used: " + problem);
    }
}
