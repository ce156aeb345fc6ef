package dev.toolace.internal.format.markup;

import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.StreamedText;
import dev.toolace.internal.json.JsonWriter;
import java.util.HashSet;
import java.util.Set;

/** The JSON of one call's arguments, as far as the markup has shown it. Used by one thread. */
final class MarkupDraft {

    private final Markup markup;
    private final Drafts out;
    private final String tool;
    private final Set<String> names = new HashSet<>();
    private String name = "";
    private StreamedText text;
    private boolean mute;

    MarkupDraft(Markup markup, Drafts out, String tool) {
        this.markup = markup;
        this.out = out;
        this.tool = tool;
        this.text = new StreamedText(out);
        out.start(tool);
    }

    /** A parameter starts. The first of those with one name counts. */
    void parameter(String key) {
        name = key;
        text = new StreamedText(out);
        // A wrapper's content takes the place of the arguments.
        mute |= names.isEmpty() && Wrapped.isWrapper(out.tools(), tool, key);
        if (names.add(key) && !mute) {
            StringBuilder json = new StringBuilder(names.size() == 1 ? "{" : ",");
            JsonWriter.quote(key, json);
            out.append(json.append(':'));
        } else {
            name = "";
        }
    }

    /** Whether the value can be told of while it arrives. */
    boolean streams() {
        return !skips() && markup.isText(tool, name, out.tools());
    }

    private boolean skips() {
        return mute || name.isEmpty();
    }

    /** More of the value. */
    void text(char c) {
        text.add(c);
    }

    /** The value is complete. */
    void value(String raw) {
        if (!skips()) {
            mute = !text.end(markup.value(tool, name, raw, out.tools(), out.limits()));
        }
    }

    /** The call is complete. */
    void end() {
        if (!mute) {
            out.append(names.isEmpty() ? "{}" : "}");
        }
        out.check();
    }
}
