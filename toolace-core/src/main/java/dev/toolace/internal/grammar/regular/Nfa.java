package dev.toolace.internal.grammar.regular;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A regular expression's automaton with empty steps, some of them only at the start or end of the text. */
final class Nfa {

    /** Kinds of empty steps. */
    enum Where { ANYWHERE, AT_START, AT_END }

    /**
     * A language within the automaton.
     *
     * @param in where it starts
     * @param out where it ends; nothing leads away from there yet
     */
    record Piece(int in, int out) {}

    private record Step(Where where, int target) {}

    private static final class Node {

        private @Nullable CharSet set;
        private int target = -1;
        private final List<Step> steps = new ArrayList<>(2);
    }

    private final List<Node> nodes = new ArrayList<>();
    private final int maxNodes;
    private int start;
    private int end;

    Nfa(int maxNodes) {
        this.maxNodes = maxNodes;
    }

    int node() {
        if (nodes.size() >= maxNodes) {
            throw new Inexpressible("is too large");
        }
        nodes.add(new Node());
        return nodes.size() - 1;
    }

    void step(int from, Where where, int to) {
        nodes.get(from).steps.add(new Step(where, to));
    }

    Piece one(CharSet set) {
        int in = node();
        int out = node();
        nodes.get(in).set = set;
        nodes.get(in).target = out;
        return new Piece(in, out);
    }

    Piece empty(Where where) {
        int in = node();
        int out = node();
        step(in, where, out);
        return new Piece(in, out);
    }

    Piece then(Piece first, Piece second) {
        step(first.out, Where.ANYWHERE, second.in);
        return new Piece(first.in, second.out);
    }

    Piece either(List<Piece> pieces) {
        int in = node();
        int out = node();
        for (Piece piece : pieces) {
            step(in, Where.ANYWHERE, piece.in);
            step(piece.out, Where.ANYWHERE, out);
        }
        return new Piece(in, out);
    }

    Piece optional(Piece piece) {
        Piece all = either(List.of(piece));
        step(all.in, Where.ANYWHERE, all.out);
        return all;
    }

    Piece repeated(Piece piece) {
        Piece all = optional(piece);
        step(piece.out, Where.ANYWHERE, piece.in);
        return all;
    }

    void finish(Piece all) {
        start = all.in;
        end = all.out;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    Set<CharSet> sets() {
        Set<CharSet> sets = new LinkedHashSet<>();
        for (Node node : nodes) {
            if (node.set != null) {
                sets.add(node.set);
            }
        }
        return sets;
    }

    /** The node after a character, or -1. */
    int step(int from, int c) {
        Node node = nodes.get(from);
        return node.set != null && node.set.contains(c) ? node.target : -1;
    }

    /** Adds the nodes that are reached without a character. */
    void close(int from, boolean atStart, boolean atEnd, BitSet out) {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.push(from);
        while (!open.isEmpty()) {
            int at = open.pop();
            if (!out.get(at)) {
                out.set(at);
                for (Step step : nodes.get(at).steps) {
                    boolean may = switch (step.where) {
                        case ANYWHERE -> true;
                        case AT_START -> atStart;
                        case AT_END -> atEnd;
                    };
                    if (may) {
                        open.push(step.target);
                    }
                }
            }
        }
    }
}
