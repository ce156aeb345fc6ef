package dev.toolace.internal.grammar;

import dev.toolace.grammar.Grammar;

/**
 * How many more there must and may be. Immutable.
 *
 * @param need at least so many more; not above {@code room}, else there is no way
 * @param room at most so many more; {@link #ENDLESS} for any number
 */
record Count(long need, long room) {

    /** So many that counting makes no sense. */
    static final long ENDLESS = Long.MAX_VALUE;

    static final Count ANY = new Count(0, ENDLESS);

    static Count of(long least, long most) {
        return least <= 0 && most == ENDLESS ? ANY : new Count(Math.max(0, least), most);
    }

    boolean impossible() {
        return need > room;
    }

    boolean done() {
        return need <= 0;
    }

    boolean full() {
        return room <= 0;
    }

    Count less() {
        if (this == ANY || need == 0 && room == ENDLESS) {
            return ANY;
        }
        return new Count(need == ENDLESS ? need : Math.max(0, need - 1), room == ENDLESS ? room : room - 1);
    }

    /** This count, where what is too far away to be reached within the horizon counts as endless. */
    Count coarse(int bytesEach) {
        long far = Grammar.HORIZON / bytesEach;
        boolean needsMany = need > far && need != ENDLESS;
        boolean hasRoom = room > far && room != ENDLESS;
        return needsMany || hasRoom ? new Count(needsMany ? ENDLESS : need, hasRoom ? ENDLESS : room) : this;
    }
}
