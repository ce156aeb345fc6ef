package dev.toolace.testing;

import dev.toolace.tool.DialectNote;
import java.util.List;

/** Notes of conversions, in short. */
public final class Notes {

    private Notes() {}

    /** Such as {@code widened /0/parameters/not}. */
    public static List<String> of(List<DialectNote> notes) {
        return notes.stream().map(note -> note.action().id() + " " + note.path()).toList();
    }
}
