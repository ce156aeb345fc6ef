package dev.toolace.onnx.internal.proto;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Writes a graph as an ONNX file; big constants stream through, and go beside the file where it would pass 2 GB. */
public final class OnnxFile {
    /** What files of ours say wrote them. */
    public static final String PRODUCER = "toolace";

    /** Protobuf readers stop at 2 GB; stay well below. */
    private static final long MAX_INLINE = 1_500_000_000L;
    /** Constants below this size stay inside of the file in any case. */
    private static final long SMALL = 4096;
    /** Offsets of external constants are multiples of this, so that they can be mapped into memory. */
    private static final long ALIGNMENT = 4096;

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    private OnnxFile() { }

    /** Told how many bytes of constants a step wrote. */
    @FunctionalInterface
    public interface Progress {
        /** Called after each constant; the second number is that of all bytes. */
        void wrote(long bytes, long total);
    }

    /** Writes a model to a file, with a data file beside it where the model is too large for one. */
    public static void write(OnnxGraph graph, Path file, Progress progress) throws IOException {
        write(graph, file, MAX_INLINE, progress);
    }

    /** A small model in memory. */
    public static byte[] bytes(OnnxGraph graph) {
        List<Piece> pieces = nodes(graph);
        graph.initializers().forEach(initializer -> pieces.add(embedded(initializer)));
        ports(graph, pieces);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writeModel(out, pieces, graph.metadata(), bytes -> { });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Where the constants of a large model lie: transformers.js in a browser finds no other name. */
    public static Path dataFile(Path file) {
        return file.resolveSibling(file.getFileName() + "_data");
    }

    static void write(OnnxGraph graph, Path file, long maxInline, Progress progress) throws IOException {
        long total = graph.initializers().stream().mapToLong(Initializer::byteCount).sum();
        boolean external = total > maxInline;
        Path data = dataFile(file);
        List<Piece> pieces = nodes(graph);
        List<Initializer> outside = new ArrayList<>();
        long offset = 0;
        for (Initializer initializer : graph.initializers()) {
            if (external && initializer.byteCount() > SMALL) {
                outside.add(initializer);
                pieces.add(reference(initializer, data.getFileName().toString(), offset));
                offset = aligned(offset + initializer.byteCount());
            } else {
                pieces.add(embedded(initializer));
            }
        }
        ports(graph, pieces);
        LongConsumer counter = new LongConsumer() {
            private long done;

            @Override
            public void accept(long bytes) {
                done += bytes;
                progress.wrote(done, total);
            }
        };
        // What is not whole has a name that nothing opens.
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial), 1 << 16)) {
            writeModel(out, pieces, graph.metadata(), counter);
        }
        if (external) {
            writeData(data, outside, counter);
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Bytes of a graph field, the raw elements of a constant after them where there is one. */
    private record Piece(byte[] bytes, @Nullable Initializer raw) {
        long length() {
            return bytes.length + (raw == null ? 0 : raw.byteCount());
        }
    }

    private static List<Piece> nodes(OnnxGraph graph) {
        List<Piece> pieces = new ArrayList<>();
        for (ProtoBytes node : graph.nodes()) {
            pieces.add(new Piece(new ProtoBytes().message(1, node).toByteArray(), null));
        }
        pieces.add(new Piece(new ProtoBytes().text(2, "model").toByteArray(), null));
        return pieces;
    }

    private static void ports(OnnxGraph graph, List<Piece> pieces) {
        graph.inputs().forEach(input -> pieces.add(new Piece(new ProtoBytes().message(11, input).toByteArray(), null)));
        graph.outputs()
                .forEach(output -> pieces.add(new Piece(new ProtoBytes().message(12, output).toByteArray(), null)));
    }

    private static ProtoBytes tensor(Initializer initializer) {
        ProtoBytes tensor = new ProtoBytes();
        initializer.shape().forEach(dimension -> tensor.number(1, dimension));
        return tensor.number(2, initializer.type().code()).text(8, initializer.name());
    }

    private static Piece embedded(Initializer initializer) {
        byte[] head = tensor(initializer).header(9, initializer.byteCount()).toByteArray();
        ProtoBytes outer = new ProtoBytes().header(5, head.length + initializer.byteCount());
        byte[] bytes = Arrays.copyOf(outer.toByteArray(), outer.size() + head.length);
        System.arraycopy(head, 0, bytes, outer.size(), head.length);
        return new Piece(bytes, initializer);
    }

    private static Piece reference(Initializer initializer, String file, long offset) {
        ProtoBytes tensor = tensor(initializer)
                .message(13, new ProtoBytes().text(1, "location").text(2, file))
                .message(13, new ProtoBytes().text(1, "offset").text(2, Long.toString(offset)))
                .message(13, new ProtoBytes().text(1, "length").text(2, Long.toString(initializer.byteCount())))
                .number(14, 1);
        return new Piece(new ProtoBytes().message(5, tensor).toByteArray(), null);
    }

    private static void writeModel(OutputStream out, List<Piece> pieces, List<ProtoBytes> metadata, LongConsumer wrote)
            throws IOException {
        ProtoBytes head = new ProtoBytes()
                .number(1, IR_VERSION)
                .text(2, PRODUCER)
                .message(8, new ProtoBytes().text(1, "").number(2, OPSET))
                .message(8, new ProtoBytes().text(1, OnnxGraph.MICROSOFT).number(2, 1));
        metadata.forEach(entry -> head.message(14, entry));
        head.header(7, pieces.stream().mapToLong(Piece::length).sum());
        out.write(head.toByteArray());
        for (Piece piece : pieces) {
            out.write(piece.bytes());
            Initializer raw = piece.raw();
            if (raw != null) {
                raw.source().writeTo(out);
                wrote.accept(raw.byteCount());
            }
        }
    }

    private static void writeData(Path file, List<Initializer> outside, LongConsumer wrote) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            long offset = 0;
            for (Initializer initializer : outside) {
                out.write(new byte[(int) (aligned(offset) - offset)]);
                offset = aligned(offset) + initializer.byteCount();
                initializer.source().writeTo(out);
                wrote.accept(initializer.byteCount());
            }
        }
    }

    private static long aligned(long offset) {
        return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
