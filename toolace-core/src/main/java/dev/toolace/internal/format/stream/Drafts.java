package dev.toolace.internal.format.stream;

import dev.toolace.Limits;
import dev.toolace.tool.ToolSet;

/** Takes what a scanner notes. Calls are drafts until a check settles them. Used by one thread. */
public interface Drafts {

    /**
     * The tools on offer.
     *
     * @return the set
     */
    ToolSet tools();

    /**
     * The bounds to obey.
     *
     * @return limits
     */
    Limits limits();

    /**
     * A call starts; it is the last draft from now on.
     *
     * @param name of the tool
     */
    void start(String name);

    /**
     * More of the last draft's arguments. A scanner may leave out the end, not the middle: what is missing is added
     * when the draft is settled.
     *
     * @param json characters of their compact JSON
     */
    void append(CharSequence json);

    /** The last draft can no longer be followed; whether it is a call will turn out. */
    void abandon();

    /** All drafts end here, or no call does: the text so far decides which of them are calls. */
    void check();

    /** An abandoned draft may end here; checks if there is one. */
    void boundary();

    /** What came before may be no calls; checks if there are any. */
    void recheck();

    /**
     * Asks for work beside the scanning. The sum of all that is granted is bounded by the length of the text.
     *
     * @param characters to be read
     * @return whether it may be done
     */
    boolean afford(int characters);

    /**
     * Whether a tool of this name is on offer.
     *
     * @param name a name
     * @return true for offered tools
     */
    default boolean offered(String name) {
        return tools().find(name).isPresent();
    }
}
