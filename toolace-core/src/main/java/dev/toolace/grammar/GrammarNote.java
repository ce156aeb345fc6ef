package dev.toolace.grammar;

import java.util.Objects;

/**
 * A rule of a tool that its grammar does not keep: the validator has to check it. Immutable and safe for use by many
 * threads.
 *
 * @param tool the tool's name; empty for a grammar of values
 * @param path JSON Pointer to the schema that has the keyword; empty for the whole one
 * @param keyword of JSON Schema, or {@code name} where a tool cannot be called in this format
 * @param reason why, in English
 */
public record GrammarNote(String tool, String path, String keyword, String reason) {

    /** Refuses nulls. */
    public GrammarNote {
        Objects.requireNonNull(tool);
        Objects.requireNonNull(path);
        Objects.requireNonNull(keyword);
        Objects.requireNonNull(reason);
    }
}
