package dev.toolace.onnx.internal.checkpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the tensors of a file lie: one after the other, without gaps, from the first byte to the last. */
final class TensorSpans {
    private final List<Span> spans = new ArrayList<>();

    /** Bytes of a tensor, from the end of the header. */
    private record Span(String name, long begin, long end) { }

    void add(String name, long begin, long end) {
        spans.add(new Span(name, begin, end));
    }

    /**
     * What is wrong with them, or null. Two tensors with the same bytes would let a small file stand for much memory.
     */
    @Nullable String problem(long size) {
        spans.sort(Comparator.comparingLong(Span::begin).thenComparingLong(Span::end));
        long at = 0;
        for (Span span : spans) {
            if (span.begin != at) {
                return "tensor '" + span.name + "' begins at byte " + span.begin + " of the numbers, and not at " + at
                        + " where the one before ends";
            }
            at = span.end;
        }
        return at == size ? null : "the tensors end at byte " + at + " of the numbers, the file at " + size;
    }
}
