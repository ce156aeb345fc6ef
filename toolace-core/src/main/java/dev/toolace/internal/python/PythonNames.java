package dev.toolace.internal.python;

/** Names in Python's syntax. Stateless. */
public final class PythonNames {

    private PythonNames() {}

    /**
     * Whether an argument of this name is written {@code name=value}.
     *
     * @param text a name
     * @return true for what Python calls an identifier
     */
    public static boolean isIdentifier(String text) {
        return Identifiers.isIdentifier(text);
    }
}
