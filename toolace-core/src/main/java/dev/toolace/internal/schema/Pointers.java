package dev.toolace.internal.schema;

import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;

/** Writes JSON Pointers (RFC 6901) of bounded length. Stateless. */
public final class Pointers {

    /** A model may invent names of any length; a longer pointer ends at the nearest ancestor that fits. */
    static final int MAX_CHARS = 1000;

    private Pointers() {}

    static String of(NodePath path) {
        List<Object> tokens = new ArrayList<>(path.getNameCount());
        for (int i = 0; i < path.getNameCount(); i++) {
            tokens.add(path.getElement(i));
        }
        return of(tokens);
    }

    /**
     * Writes a pointer.
     *
     * @param tokens names and indices
     * @return at most 1000 characters
     */
    public static String of(Iterable<?> tokens) {
        StringBuilder out = new StringBuilder();
        for (Object token : tokens) {
            String text = String.valueOf(token);
            if (out.length() + text.length() >= MAX_CHARS) {
                break;
            }
            out.append('/').append(text.replace("~", "~0").replace("/", "~1"));
        }
        return out.toString();
    }
}
