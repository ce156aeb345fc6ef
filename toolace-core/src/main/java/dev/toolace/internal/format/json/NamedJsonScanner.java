package dev.toolace.internal.format.json;

import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.MarkerWatch;
import org.jspecify.annotations.Nullable;

/** Follows what {@link NamedJson} reads. Used by one thread. */
final class NamedJsonScanner implements CallScanner {

    private final NamedJson grammar;
    private final Drafts out;
    private final MarkerWatch starts;
    private final MarkerWatch ends;
    private final ArgumentsScanner arguments;
    private @Nullable StringBuilder name;

    NamedJsonScanner(NamedJson grammar, Drafts out) {
        this.grammar = grammar;
        this.out = out;
        this.starts = new MarkerWatch(grammar.starts());
        this.ends = new MarkerWatch(grammar.ends());
        this.arguments = new ArgumentsScanner(out);
    }

    @Override
    public boolean busy() {
        return arguments.busy();
    }

    @Override
    public void next(char c) {
        boolean start = starts.next(c) != null;
        boolean end = ends.next(c) != null;
        if (arguments.busy()) {
            if (arguments.next(c)) {
                return;
            }
        } else if (name != null && !start) {
            name(name, c);
            return;
        }
        if (end) {
            out.boundary();
        }
        if (start) {
            name = new StringBuilder();
        }
    }

    private void name(StringBuilder head, char c) {
        head.append(c);
        for (String separator : grammar.separators()) {
            if (separator.isEmpty() ? c == '{' : MarkerWatch.ends(head, separator)) {
                int length = separator.isEmpty() ? 1 : separator.length();
                String found = head.substring(0, head.length() - length).strip();
                String tool = grammar.naming().apply(found, new Reading("", out.tools(), out.limits()));
                if (tool != null && !tool.isEmpty()) {
                    arguments.start(tool);
                    if (separator.isEmpty()) {
                        arguments.next(c);
                    }
                }
                name = null;
                return;
            }
        }
        if (head.length() > NamedJson.MAX_NAME) {
            name = null;
        }
    }
}
