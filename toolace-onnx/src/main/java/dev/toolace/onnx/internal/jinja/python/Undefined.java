package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.JinjaException;
import org.jspecify.annotations.Nullable;

/**
 * The value of a name, attribute or item that is not there: empty text, false, nothing to iterate; everything else
 * fails. What the
 * sandbox keeps away is of this kind too. Immutable.
 */
public final class Undefined {
    private final @Nullable String hint;
    private final @Nullable Object owner;
    private final @Nullable Object name;

    private Undefined(@Nullable String hint, @Nullable Object owner, @Nullable Object name) {
        this.hint = hint;
        this.owner = owner;
        this.name = name;
    }

    /** A variable that is not there. */
    public static Undefined name(String name) {
        return new Undefined(null, Values.MISSING, name);
    }

    /** An attribute or item that is not there. */
    public static Undefined member(@Nullable Object owner, @Nullable Object name) {
        return new Undefined(null, owner, name);
    }

    /** Something else that is not there. */
    public static Undefined because(String hint) {
        return new Undefined(hint, null, null);
    }

    /** What the sandbox keeps away. */
    public static Undefined unsafe(@Nullable Object owner, String name) {
        return because("access to attribute " + PythonText.repr(name) + " of '" + Values.typeName(owner)
                + "' object is unsafe");
    }

    /** The failure of using it. */
    public JinjaException error() {
        if (hint != null) {
            return new JinjaException(hint);
        }
        if (owner == Values.MISSING) {
            return new JinjaException(PythonText.repr(name) + " is undefined");
        }
        String type = owner == null ? "None" : Values.typeName(owner) + " object";
        return new JinjaException(name instanceof String ? "'" + type + "' has no attribute " + PythonText.repr(name)
                : type + " has no element " + PythonText.repr(name));
    }
}
