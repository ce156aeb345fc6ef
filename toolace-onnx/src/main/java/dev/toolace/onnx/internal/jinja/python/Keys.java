package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.JinjaException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as keys of Java maps: what is equal in Python (1, 1.0 and True) has one key. Stateless. */
public final class Keys {
    private static final Object NONE = new Object();
    private static final Object UNDEFINED = new Object();

    private Keys() { }

    private record TupleKey(List<Object> elements) { }

    /** The key of a value; lists and dicts have none. */
    public static Object of(@Nullable Object value) {
        if (value instanceof String || value instanceof Long || value instanceof BigInteger) {
            return value;
        }
        if (value == null) {
            return NONE;
        }
        if (value instanceof Boolean bool) {
            return bool ? 1L : 0L;
        }
        if (value instanceof Double number) {
            return number == Math.rint(number) && Math.abs(number) < 0x1p62 ? (Object) (long) (double) number : number;
        }
        if (value instanceof Markup safe) {
            return safe.text();
        }
        if (value instanceof Undefined) {
            return UNDEFINED;
        }
        if (value instanceof Tuple tuple) {
            List<Object> keys = new ArrayList<>(tuple.size());
            tuple.elements().forEach(element -> keys.add(of(element)));
            return new TupleKey(keys);
        }
        if (value instanceof List || value instanceof Dict || value instanceof DictView) {
            throw new JinjaException("unhashable type: '" + Values.typeName(value) + "'");
        }
        return value;
    }
}
