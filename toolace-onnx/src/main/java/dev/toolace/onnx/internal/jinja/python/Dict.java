package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.internal.jinja.Sized;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Python's dict, in the order of insertion. Templates cannot change one; {@link #put} is for who builds it. A JSON
 * object is not
 * copied: its members become values when they are read.
 */
public final class Dict implements Sized {
    private final Map<Object, @Nullable Object> entries;
    /** Keys that are written otherwise than they are looked up, such as True. */
    private @Nullable Map<Object, @Nullable Object> spellings;

    /** An empty dict. */
    public Dict() {
        entries = new LinkedHashMap<>();
    }

    /** A view of a JSON object, which nothing may be put into. */
    @SuppressWarnings("unchecked")
    Dict(JsonObject object) {
        entries = (Map<Object, @Nullable Object>) (Map<?, ?>) object.members();
    }

    /** A copy. */
    public Dict(Dict other) {
        this();
        other.forEach(this::put);
    }

    /** What is done with each entry. */
    @FunctionalInterface
    public interface EntryConsumer {
        /** Takes an entry. */
        void accept(@Nullable Object key, @Nullable Object value);
    }

    /** Sets an entry; one that is there keeps its place and the spelling of its key. */
    public void put(@Nullable Object key, @Nullable Object value) {
        Object hashed = Keys.of(key);
        if (hashed != key && !entries.containsKey(hashed)) {
            if (spellings == null) {
                spellings = new HashMap<>();
            }
            spellings.put(hashed, key);
        }
        entries.put(hashed, value);
    }

    /** The value of a key, or {@link Values#MISSING}. */
    public @Nullable Object get(@Nullable Object key) {
        return getHashed(Keys.of(key));
    }

    private @Nullable Object getHashed(Object hashed) {
        Object value = entries.get(hashed);
        if (value instanceof JsonValue json) {
            return Inputs.json(json);
        }
        return value != null || entries.containsKey(hashed) ? value : Values.MISSING;
    }

    /** Whether there is such a key. */
    public boolean has(@Nullable Object key) {
        return entries.containsKey(Keys.of(key));
    }

    @Override
    public int size() {
        return entries.size();
    }

    private @Nullable Object spelled(Object hashed) {
        return spellings != null && spellings.containsKey(hashed) ? spellings.get(hashed) : hashed;
    }

    private static @Nullable Object valued(@Nullable Object stored) {
        return stored instanceof JsonValue json ? Inputs.json(json) : stored;
    }

    /** Goes through the entries in order. */
    public void forEach(EntryConsumer consumer) {
        entries.forEach((key, value) -> consumer.accept(spelled(key), valued(value)));
    }

    /** The keys in order. */
    Iterator<@Nullable Object> keys() {
        Iterator<Object> keys = entries.keySet().iterator();
        return Iteration.mapped(keys, this::spelled);
    }

    /** The values in order. */
    Iterator<@Nullable Object> values() {
        return Iteration.mapped(entries.values().iterator(), Dict::valued);
    }

    /** Pairs of key and value in order. */
    Iterator<@Nullable Object> items() {
        return Iteration.mapped(entries.entrySet().iterator(),
                entry -> Tuple.of(spelled(entry.getKey()), valued(entry.getValue())));
    }
}
