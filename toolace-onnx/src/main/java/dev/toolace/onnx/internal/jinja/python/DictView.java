package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.Sized;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What {@code keys()}, {@code values()} and {@code items()} of a dict give: elements without places. Immutable. */
public record DictView(Kind kind, Dict dict) implements Sized {

    /** What the view shows. */
    public enum Kind {
        /** Keys. */ KEYS,
        /** Values. */ VALUES,
        /** Pairs. */ ITEMS;

        /** Python's name of the type. */
        String typeName() {
            return switch (this) {
                case KEYS -> "dict_keys";
                case VALUES -> "dict_values";
                case ITEMS -> "dict_items";
            };
        }
    }

    @Override
    public int size() {
        return dict.size();
    }

    /** The elements. */
    Iterator<@Nullable Object> iterator() {
        return switch (kind) {
            case KEYS -> dict.keys();
            case VALUES -> dict.values();
            case ITEMS -> dict.items();
        };
    }

    /** Whether an element is there. */
    boolean contains(@Nullable Object element) {
        return switch (kind) {
            case KEYS -> dict.has(element);
            case VALUES -> Comparison.among(dict.values(), element);
            case ITEMS -> Comparison.among(dict.items(), element);
        };
    }
}
