package dev.toolace.grammar;

/**
 * What a grammar knows after some bytes. Equal states are one object, and have one number, while they are remembered
 * (see {@link GrammarLimits#maxStates}). Immutable and safe for use by many threads.
 */
public interface GrammarState {

    /**
     * A number of this state, for caches. Numbers of forgotten states are not used again.
     *
     * @return unique within the grammar
     */
    int id();

    /**
     * The state after one more byte.
     *
     * @param value 0 to 255; of a negative one, as Java's {@code byte} has it, the lowest eight bits count
     * @return a state; dead if no text of the grammar goes on like this
     */
    GrammarState next(int value);

    /**
     * Whether no text of the grammar starts like this.
     *
     * @return true for the state that is never left again
     */
    boolean dead();

    /**
     * Whether the text may end here.
     *
     * @return true if the text so far is one of the grammar
     */
    boolean accepting();

    /**
     * The bytes that may come next.
     *
     * @return empty if the text must end here
     */
    ByteSet allowed();

    /**
     * What must come next, because there is nothing else: a decoder can take it without asking the model.
     *
     * @return at most {@link Grammar#HORIZON} bytes, a new array; empty where there is a choice or the text may end
     */
    byte[] forced();

    /**
     * The bytes that lead back to this state, as inside of a string. Those from 0x80 on are all in the set or none:
     * where they are, every well-formed text of bytes of the set leads back here.
     *
     * @return often empty
     */
    ByteSet loops();

    /**
     * A state that stands for many when masks of tokens are made: whatever at most {@link Grammar#HORIZON} bytes this
     * state accepts, its representative does. The reverse holds but for one thing: it forgets the undeclared names
     * that an object has already, so that it lets them be written twice. A token of its mask must be followed through
     * this state itself, and drawn again where that is dead.
     *
     * @return this state, or another one of the grammar
     */
    GrammarState representative();
}
