package dev.toolace.internal.format.json;

import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.MarkerWatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows what {@link Harmony} reads. Used by one thread. */
final class HarmonyScanner implements CallScanner {

    private static final int MAX_HEADER = 1000;

    private final Drafts out;
    private final MarkerWatch messages = new MarkerWatch(List.of(Harmony.MESSAGE));
    private final MarkerWatch ends = new MarkerWatch(Harmony.ENDS);
    private final ArgumentsScanner arguments;
    /** The beginning of a header; null in a body. */
    private @Nullable StringBuilder header = new StringBuilder();

    HarmonyScanner(Drafts out) {
        this.out = out;
        this.arguments = new ArgumentsScanner(out);
    }

    @Override
    public boolean busy() {
        return arguments.busy();
    }

    @Override
    public void next(char c) {
        boolean message = messages.next(c) != null;
        boolean end = ends.next(c) != null;
        if (header != null) {
            header(header, c, message);
        } else if (!(arguments.busy() && arguments.next(c)) && end) {
            // What ends here was complete before, or has no arguments, or was none.
            header = new StringBuilder();
            out.boundary();
        }
    }

    private void header(StringBuilder words, char c, boolean message) {
        if (words.length() < MAX_HEADER) {
            words.append(c);
        }
        if (message) {
            String recipient = Harmony.recipient(words.substring(0, words.length() - Harmony.MESSAGE.length()));
            header = null;
            if (recipient != null && !recipient.isEmpty()) {
                arguments.start(recipient);
            }
        }
    }
}
