package dev.toolace.eval.python;

/** The type of a {@link PyValue}, exact: a boolean is no integer here, as in Python's {@code type(x) == int}. */
public enum PyType {
    /** {@code None}. */
    NONE,
    /** {@code bool}. */
    BOOL,
    /** {@code int}. */
    INT,
    /** {@code float}. */
    FLOAT,
    /** {@code str}. */
    STR,
    /** {@code list}. */
    LIST,
    /** {@code dict}. */
    DICT,
    /** Something that was not kept, and is of no type. */
    OPAQUE
}
