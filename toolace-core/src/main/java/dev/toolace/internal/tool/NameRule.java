package dev.toolace.internal.tool;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import dev.toolace.tool.Tool;

/** Names that a dialect's documentation allows. Others are kept, with a note: the host finds its tool by its name. */
public enum NameRule {

    /** OpenAI's tools. */
    OPENAI(64, "_-", false),

    /** Anthropic's tools. */
    ANTHROPIC(128, "_-", false),

    /** Keys of Anthropic's parameters. */
    ANTHROPIC_PARAMETER(64, "_-.", false),

    /** MCP's tools. */
    MCP(128, "_-.", false),

    /** Gemini's tools. */
    GEMINI(64, "_-.", true),

    /** Gemini's parameters. */
    GEMINI_PARAMETER(64, "_", true);

    private final int most;
    private final String marks;
    private final boolean startsWithLetter;

    NameRule(int most, String marks, boolean startsWithLetter) {
        this.most = most;
        this.marks = marks;
        this.startsWithLetter = startsWithLetter;
    }

    /**
     * Notes a tool's name that is not allowed.
     *
     * @param tool the tool
     * @param at its place
     * @param report takes the note
     */
    public void check(Tool tool, Pointer at, Report report) {
        if (!allows(tool.name())) {
            report.note(at, "name", Action.KEPT, words());
        }
    }

    /**
     * Notes names of parameters that are not allowed.
     *
     * @param parameters the tool's parameters
     * @param at their place
     * @param report takes the notes
     */
    public void checkProperties(JsonObject parameters, Pointer at, Report report) {
        JsonValue properties = parameters.get("properties");
        if (properties instanceof JsonObject named) {
            for (String name : named.members().keySet()) {
                if (!allows(name)) {
                    report.note(at.then("properties"), name, Action.KEPT, words());
                }
            }
        }
    }

    private boolean allows(String name) {
        return !name.isEmpty() && name.length() <= most && name.chars().allMatch(this::allows)
                && (!startsWithLetter || isLetter(name.charAt(0)) || name.charAt(0) == '_');
    }

    private boolean allows(int c) {
        return isLetter(c) || c >= '0' && c <= '9' || marks.indexOf(c) >= 0;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private String words() {
        return "the service takes names of 1 to " + most + " ASCII letters, digits and "
                + String.join(" ", marks.split("")) + (startsWithLetter ? ", a letter or _ first" : "");
    }
}
