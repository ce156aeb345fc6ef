package dev.toolace.eval.internal.ace;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** ACEBench's special data: the words must say what is wrong with the request, in fixed phrases. Stateless. */
public final class AceSpecial {

    /** What an answer says where required parameters are missing. */
    public static final String MISSING = "Missing necessary parameters";

    /** What an answer says where the request has a wrong value. */
    public static final String INCORRECT = "There is incorrect value";

    /** What an answer says where no function fits. */
    public static final String LIMITATIONS = "the limitations of the function";

    private AceSpecial() {}

    /** The official error type, or empty if the words name everything that is wrong. */
    public static Optional<String> check(String category, String words, @Nullable JsonValue wanted) {
        if (category.contains("irrelevant")) {
            return words.contains(LIMITATIONS) ? Optional.empty() : Optional.of("error_detection");
        }
        boolean incomplete = category.contains("incomplete");
        if (!words.contains(incomplete ? MISSING : INCORRECT)) {
            return Optional.of("error_detection");
        }
        Map<String, JsonValue> named = wanted instanceof JsonObject object ? object.members() : Map.of();
        boolean complete = named.entrySet().stream().allMatch(entry ->
                (!incomplete || words.contains(entry.getKey())) && texts(entry.getValue()).allMatch(words::contains));
        return complete ? Optional.empty() : Optional.of("error_correction");
    }

    private static Stream<String> texts(JsonValue values) {
        List<JsonValue> elements = values instanceof JsonArray array ? array.elements() : List.of(values);
        return elements.stream().map(element -> element instanceof JsonString text ? text.value() : element.toJson());
    }
}
