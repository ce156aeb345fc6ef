package dev.toolace.internal.format;

import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import java.util.function.UnaryOperator;

/** The syntax of one family of formats. Implementations are immutable and safe for use by many threads. */
@FunctionalInterface
public interface Grammar {

    /**
     * Reads a model's text from a place to its end. Never throws for any text; takes time linear in its length.
     *
     * @param out holds the text, and receives what is found in it
     * @param from index of the first character that is not thinking
     */
    void read(Reading out, int from);

    /**
     * Follows a text of this syntax while it arrives.
     *
     * @param out takes what seems to be calls
     * @return a scanner at the first character that is not thinking
     */
    default CallScanner scanner(Drafts out) {
        return CallScanner.NONE;
    }

    /**
     * This syntax, for models whose content does not start or end with white space.
     *
     * @return another grammar
     */
    default Grammar trimmingContent() {
        return mappingContent(String::strip);
    }

    /**
     * This syntax, for models whose content has marks of its own.
     *
     * @param change leaves them out; takes time linear in the text's length
     * @return another grammar
     */
    default Grammar mappingContent(UnaryOperator<String> change) {
        Grammar grammar = this;
        return new Grammar() {
            @Override
            public void read(Reading out, int from) {
                grammar.read(out, from);
                out.mapContent(change);
            }

            @Override
            public CallScanner scanner(Drafts out) {
                return grammar.scanner(out);
            }
        };
    }
}
