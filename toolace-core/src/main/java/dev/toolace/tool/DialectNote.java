package dev.toolace.tool;

import java.util.Locale;
import java.util.Objects;

/**
 * What happened to one part of a tool definition on its way into or out of a dialect. Immutable and safe for use by
 * many threads.
 *
 * @param path a JSON Pointer to the part. For an import it leads into the JSON that was read; for an export into the
 *     list of tools, each as {@code {"name","description","parameters"}}. At most 1000 characters: a longer one ends at
 *     the nearest part around it
 * @param keyword the member that the note is about, which is also the path's last token unless that was too long;
 *     empty for a definition as a whole
 * @param action what was done
 * @param reason why, in one English sentence without a full stop
 */
public record DialectNote(String path, String keyword, Action action, String reason) {

    /** Refuses nulls. */
    public DialectNote {
        Objects.requireNonNull(path);
        Objects.requireNonNull(keyword);
        Objects.requireNonNull(action);
        Objects.requireNonNull(reason);
    }

    /** What was done to a part. No action makes a schema refuse arguments that it accepted before. */
    public enum Action {

        /** Said in other words; the same arguments are valid. */
        REWRITTEN,

        /** Written as it was, although the dialect's documentation does not have it, or its service may refuse it. */
        KEPT,

        /** Left out; it has no say in which arguments are valid. */
        DROPPED,

        /** Left out or said less exactly: more arguments are valid than before. */
        WIDENED;

        /**
         * The name for JSON.
         *
         * @return such as {@code widened}
         */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
