package dev.toolace.internal.schema;

import com.networknt.schema.SchemaException;
import dev.toolace.json.JsonObject;
import java.util.Optional;

/**
 * A validation took too long and was given up. It is the library's kind of exception because that one passes through
 * the library without being logged or wrapped.
 */
public final class StepsExceeded extends SchemaException {

    private static final long serialVersionUID = 1L;

    /** What a pattern was held against: the very object that came from the arguments, a value or a name. */
    private final transient Optional<String> text;

    private StepsExceeded(String message, Optional<String> text) {
        super(message);
        this.text = text;
    }

    static StepsExceeded inPattern(String pattern, String text) {
        return new StepsExceeded("takes too many steps to compare with the pattern " + BriefJson.of(pattern),
                Optional.of(text));
    }

    static StepsExceeded inReferences() {
        return new StepsExceeded("arguments take too many steps to check against this schema", Optional.empty());
    }

    /**
     * Where in the arguments the text is.
     *
     * @param arguments that were validated
     * @return a JSON Pointer; empty if it is nowhere or this is about the arguments as a whole
     */
    public String path(JsonObject arguments) {
        return text.map(wanted -> TextPlace.of(arguments, wanted)).orElse("");
    }
}
