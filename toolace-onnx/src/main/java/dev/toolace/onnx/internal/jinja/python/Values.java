package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.Sized;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Python would say of a value: type, truth, length. Values are null, Boolean, Long, BigInteger (only where Long is
 * too small),
 * Double, String, {@link Markup}, List, {@link Tuple}, {@link Range}, {@link Dict}, {@link DictView}, {@link
 * Generator},
 * {@link Undefined}, {@link Callable} and {@link PyObject}. Stateless.
 */
public final class Values {
    /** No value at all, not even an undefined one. */
    public static final Object MISSING = new Object();

    private Values() { }

    /** The text of a string, or null for any other value. */
    public static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : value instanceof Markup safe ? safe.text() : null;
    }

    /** Whether a condition with the value holds. */
    public static boolean truthy(@Nullable Object value) {
        if (value == null || value instanceof Undefined) {
            return false;
        }
        if (value instanceof Boolean bool) {
            return bool;
        }
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        if (value instanceof Long number) {
            return number != 0;
        }
        if (value instanceof Double number) {
            return number != 0;
        }
        long length = size(value);
        return length != 0;
    }

    /** The name of the value's type in Python. */
    public static String typeName(@Nullable Object value) {
        if (value == null) {
            return "NoneType";
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof Long || value instanceof BigInteger) {
            return "int";
        }
        if (value instanceof Double) {
            return "float";
        }
        if (value instanceof String) {
            return "str";
        }
        if (value instanceof List) {
            return "list";
        }
        if (value instanceof DictView view) {
            return view.kind().typeName();
        }
        if (value instanceof Generator generator) {
            return generator.typeName();
        }
        return value instanceof Dict ? "dict" : value instanceof Tuple ? "tuple" : value instanceof Range ? "range"
                : value instanceof Callable ? "function" : value.getClass().getSimpleName();
    }

    /** The length of a value: code points of a text, elements of a container; -1 for what has none. */
    static long size(@Nullable Object value) {
        String text = text(value);
        if (text != null) {
            return text.codePointCount(0, text.length());
        }
        if (value instanceof List<?> list) {
            return list.size();
        }
        if (value instanceof Sized sized) {
            return sized.size();
        }
        return value instanceof Undefined ? 0 : -1;
    }

    /** The length of a value that must have one. */
    public static long length(@Nullable Object value) {
        long size = size(value);
        if (size < 0) {
            throw new JinjaException("object of type '" + typeName(value) + "' has no len()");
        }
        return size;
    }

    /** Whether the value has a length and items. */
    public static boolean isSequence(@Nullable Object value) {
        return size(value) >= 0 && !(value instanceof DictView) && !(value instanceof PyObject);
    }

    /** A whole number that fits a long. */
    public static long integer(@Nullable Object value, String what) {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        throw new JinjaException(what + " must be an integer, not " + typeName(value));
    }
}
