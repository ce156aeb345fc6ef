package dev.toolace.train.wording;

import dev.toolace.call.Call;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real query with its values taken out, so that others can be put in. Immutable.
 *
 * @param tool the tool that the query calls
 * @param call the right call for the original values
 * @param pieces the text around the slots; one more than there are slots
 * @param slots the parameter that each slot mentions
 */
public record Skeleton(Tool tool, Call call, List<String> pieces, List<String> slots) {

    private record Found(int start, int end, String parameter) {}

    /**
     * Takes the values out of a query.
     *
     * @param query a real query
     * @param tool the tool that it calls
     * @param call the right call
     * @return the skeleton, or empty where more than one argument cannot be found in the text, or values overlap
     */
    public static Optional<Skeleton> of(String query, Tool tool, Call call) {
        List<Found> found = new ArrayList<>();
        int absent = 0;
        for (Map.Entry<String, JsonValue> argument : call.arguments().members().entrySet()) {
            String text = text(argument.getValue());
            int at = text.isEmpty() ? -1 : indexOfWord(query, text, 0);
            if (at < 0) {
                absent++;
            } else if (indexOfWord(query, text, at + 1) >= 0) {
                return Optional.empty();
            } else {
                found.add(new Found(at, at + text.length(), argument.getKey()));
            }
        }
        if (absent > 1 || absent == 1 && found.isEmpty()) {
            return Optional.empty();
        }
        found.sort(Comparator.comparingInt(Found::start));
        List<String> pieces = new ArrayList<>();
        List<String> slots = new ArrayList<>();
        int from = 0;
        for (Found slot : found) {
            if (slot.start() < from) {
                return Optional.empty();
            }
            pieces.add(query.substring(from, slot.start()));
            slots.add(slot.parameter());
            from = slot.end();
        }
        pieces.add(query.substring(from));
        return Optional.of(new Skeleton(tool, call, List.copyOf(pieces), List.copyOf(slots)));
    }

    /**
     * The text by which a query would mention a value word for word.
     *
     * @param value an argument
     * @return the text, or an empty one where no text mentions such a value
     */
    public static String text(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.value();
        }
        if (value instanceof JsonNumber number) {
            return number.toJson();
        }
        return "";
    }

    private static int indexOfWord(String query, String text, int from) {
        for (int at = query.indexOf(text, from); at >= 0; at = query.indexOf(text, at + 1)) {
            int end = at + text.length();
            boolean startsWord = at == 0 || !Character.isLetterOrDigit(query.charAt(at - 1));
            boolean endsWord = end == query.length() || !Character.isLetterOrDigit(query.charAt(end));
            if (startsWord && endsWord) {
                return at;
            }
        }
        return -1;
    }
}
