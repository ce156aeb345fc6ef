package dev.toolace.internal.format;

import dev.toolace.call.Call;
import dev.toolace.internal.json.JsonWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes calls: something before all, each call, something between, something after all. Immutable.
 *
 * @param before what starts the calls
 * @param call writes one call
 * @param between what stands between two
 * @param after what ends the calls
 * @param none what a model writes that calls nothing
 */
public record Renderer(String before, Function<Call, String> call, String between, String after, String none) {

    /**
     * Writes calls.
     *
     * @param calls in order
     * @return the text
     */
    public String render(List<Call> calls) {
        return calls.isEmpty()
                ? none
                : calls.stream().map(call).collect(Collectors.joining(between, before, after));
    }

    /**
     * A call as a JSON object.
     *
     * @param nameMember the member that names the tool
     * @param argumentsMember the member that holds the arguments
     * @return the writer
     */
    public static Function<Call, String> object(String nameMember, String argumentsMember) {
        return call -> {
            StringBuilder out = new StringBuilder("{\"").append(nameMember).append("\": ");
            JsonWriter.quote(call.name(), out);
            return out.append(", \"").append(argumentsMember).append("\": ").append(call.arguments().toJson())
                    .append('}').toString();
        };
    }

    /**
     * A call as a JSON object with one member, named for the tool.
     *
     * @param call the call
     * @return the text
     */
    public static String nameAsKey(Call call) {
        StringBuilder out = new StringBuilder("{");
        JsonWriter.quote(call.name(), out);
        return out.append(": ").append(call.arguments().toJson()).append('}').toString();
    }
}
