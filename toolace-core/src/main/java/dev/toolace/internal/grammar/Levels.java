package dev.toolace.internal.grammar;

import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Which of several parts have a text within the nesting that is left. Safe for use by many threads. */
final class Levels {

    private final List<Part> parts;
    private final ConcurrentMap<Integer, BigInteger> fitting = new ConcurrentHashMap<>();

    Levels(List<Part> parts) {
        this.parts = parts;
    }

    /** The parts that may start; to be asked when all levels are known. */
    BigInteger fitting(int depth, Threads out) {
        return fitting.computeIfAbsent(out.maxDepth() - depth, left -> {
            BigInteger all = BigInteger.ZERO;
            for (int i = 0; i < parts.size(); i++) {
                all = parts.get(i).levels() <= left ? all.setBit(i) : all;
            }
            return all;
        });
    }
}
