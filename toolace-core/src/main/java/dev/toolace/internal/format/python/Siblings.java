package dev.toolace.internal.format.python;

import dev.toolace.internal.format.Text;

/** Finds where a list of calls goes on after a broken one. Used by one thread. */
final class Siblings {

    private final String text;
    /** From here on there is none: keeps reading linear where every call is broken. */
    private int end;

    Siblings(String text) {
        this.text = text;
        this.end = text.length();
    }

    /** Where the next call starts, behind a closing parenthesis and a comma; -1 if none does. */
    int after(int from) {
        for (int i = from; i < end; i++) {
            if (text.charAt(i) == ')') {
                int comma = Text.skipSpace(text, i + 1);
                int next = Text.skipSpace(text, Math.min(comma + 1, text.length()));
                if (comma < text.length() && text.charAt(comma) == ',' && PythonCalls.startsCall(text, next)) {
                    return next;
                }
            }
        }
        end = Math.min(end, from);
        return -1;
    }
}
