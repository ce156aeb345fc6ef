package dev.toolace.format;

/**
 * Reads one answer while it arrives, in pieces of any size, and tells a listener of its calls. Made by
 * {@link CallFormat#stream}.
 *
 * <p>Events are a preview. A call that is finished can still be withdrawn by what follows, so that a host may show it
 * or prepare for it, but should act only on the result of {@link #finish()}, and only where the answer was not cut off.
 *
 * <p>Not safe for use by several threads at once. Exceptions of the listener reach the caller; the stream is of no use
 * after one.
 */
public interface CallStream {

    /**
     * Takes the next piece of the text. The listener has been told all that it makes known when this returns.
     *
     * @param piece any number of characters
     * @throws IllegalStateException if the stream is finished
     */
    void feed(CharSequence piece);

    /**
     * Ends the text. After the last events, the calls that stand are those of the result, all finished.
     *
     * @return what {@link CallFormat#parse} makes of the whole text
     * @throws IllegalStateException if the stream is finished already
     */
    ParseResult finish();
}
