package dev.toolace.internal.format.json;

import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.MarkerWatch;
import dev.toolace.internal.format.stream.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows what {@link Mistral} reads. Used by one thread. */
final class MistralScanner implements CallScanner {

    private final Drafts out;
    private final MarkerWatch starts = new MarkerWatch(List.of(Mistral.START));
    private final ArgumentsScanner arguments;
    private @Nullable PayloadScanner payload;
    /** What stands between the marker and the arguments; null elsewhere. */
    private @Nullable StringBuilder head;

    MistralScanner(Drafts out) {
        this.out = out;
        this.arguments = new ArgumentsScanner(out);
    }

    @Override
    public boolean busy() {
        return arguments.busy() || payload != null && payload.busy();
    }

    @Override
    public void next(char c) {
        boolean start = starts.next(c) != null;
        if (payload != null && follow(payload, c) || arguments.busy() && arguments.next(c)) {
            return;
        }
        if (start) {
            out.boundary();
            head = new StringBuilder();
        } else if (head != null) {
            head(head, c);
        }
    }

    private boolean follow(PayloadScanner current, char c) {
        Step step = current.next(c);
        if (step == Step.BROKEN && current.begun()) {
            out.abandon();
        }
        if (step != Step.MORE) {
            payload = null;
        }
        return step == Step.MORE || step == Step.DONE;
    }

    private void head(StringBuilder words, char c) {
        if (words.length() == 0 && Character.isWhitespace(c)) {
            return;
        }
        if (words.length() == 0 && (c == '[' || c == '{')) {
            head = null;
            payload = new PayloadScanner(out, false, true, false);
            follow(payload, c);
            return;
        }
        words.append(c);
        int name = Mistral.nameEnd(words, 0);
        boolean separated = MarkerWatch.ends(words, Mistral.ARGUMENTS);
        if (name > 0 && (separated || c == '{' && words.substring(name, words.length() - 1).isBlank())) {
            head = null;
            arguments.start(words.substring(0, name));
            if (!separated) {
                arguments.next(c);
            }
        } else if (words.length() > NamedJson.MAX_NAME || name < words.length() && !separator(words.substring(name))) {
            head = null;
        }
    }

    /** Whether what follows a name may become arguments. */
    private static boolean separator(String text) {
        return text.isBlank() || text.startsWith(Mistral.ID) || Mistral.ID.startsWith(text)
                || Mistral.ARGUMENTS.startsWith(text);
    }
}
