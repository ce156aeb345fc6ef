package dev.toolace.internal.format;

import java.util.List;

/**
 * What makes a format: its names, its syntax, how calls are written in it, and what tells that a text is in it.
 *
 * @param name the name
 * @param aliases further names
 * @param grammar reads
 * @param renderer writes
 * @param evidence texts that only models of this format write; the longer, the stronger
 */
public record FormatSpec(String name, List<String> aliases, Grammar grammar, Renderer renderer, List<String> evidence) {

    /** Copies the lists. */
    public FormatSpec {
        aliases = List.copyOf(aliases);
        evidence = List.copyOf(evidence);
    }
}
