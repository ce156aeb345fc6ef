package dev.toolace.bench.gguf;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A tensor whose bytes are made when they are written.
 *
 * @param name in the file
 * @param type of its numbers
 * @param rows number of rows; 0 for a tensor of one dimension
 * @param columns numbers of a row
 * @param source writes all of it
 */
record GgufTensor(String name, GgufType type, long rows, long columns, Source source) {

    /** Writes the bytes of a tensor. */
    @FunctionalInterface
    interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    long bytes() {
        return type.bytes(Math.max(1, rows) * columns);
    }
}
