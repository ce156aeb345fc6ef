package dev.toolace.internal.grammar;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Words, byte by byte; each belongs to one of several items. Immutable. */
final class ByteTrie {

    static final int NONE = -1;

    private final List<Node> nodes = new ArrayList<>();

    private static final class Node {

        private byte[] keys = {};
        private int[] children = {};
        private BigInteger items = BigInteger.ZERO;
        private int item = NONE;
    }

    /** The words of item i stand at place i. */
    ByteTrie(List<List<String>> words) {
        nodes.add(new Node());
        for (int item = 0; item < words.size(); item++) {
            for (String word : words.get(item)) {
                add(word.getBytes(StandardCharsets.UTF_8), item);
            }
        }
    }

    private void add(byte[] word, int item) {
        int at = 0;
        nodes.get(0).items = nodes.get(0).items.setBit(item);
        for (byte b : word) {
            int child = child(at, b & 0xff);
            if (child == NONE) {
                child = nodes.size();
                Node parent = nodes.get(at);
                parent.keys = Arrays.copyOf(parent.keys, parent.keys.length + 1);
                parent.children = Arrays.copyOf(parent.children, parent.keys.length);
                parent.keys[parent.keys.length - 1] = b;
                parent.children[parent.keys.length - 1] = child;
                nodes.add(new Node());
            }
            at = child;
            nodes.get(at).items = nodes.get(at).items.setBit(item);
        }
        nodes.get(at).item = item;
    }

    /** The node after a byte, or {@link #NONE}. */
    int child(int node, int value) {
        Node at = nodes.get(node);
        for (int i = 0; i < at.keys.length; i++) {
            if (at.keys[i] == (byte) value) {
                return at.children[i];
            }
        }
        return NONE;
    }

    /** The item whose word ends here, or {@link #NONE}. */
    int item(int node) {
        return nodes.get(node).item;
    }

    /** All items with a word that starts like this. */
    BigInteger items(int node) {
        return nodes.get(node).items;
    }

    /** Whether longer words follow. */
    boolean inner(int node) {
        return nodes.get(node).keys.length > 0;
    }
}
