package dev.toolace.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import dev.toolace.json.JsonObject;
import dev.toolace.validation.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an error says beyond its message: what was found, what would do, and what was probably meant. Stateless. */
public final class ErrorDetails {

    private static final int MAX_ALLOWED = 20;

    private ErrorDetails() {}

    /** The error with details from the validator's own. */
    static ValidationError add(ValidationError error, Error raw, JsonObject parameters) {
        JsonNode instance = raw.getInstanceNode();
        String expected = BriefJson.of(raw.getSchemaNode());
        String found = BriefJson.of(instance);
        return switch (error.keyword()) {
            case "additionalProperties", "unevaluatedProperties" -> {
                Set<String> names = DeclaredNames.beside(raw.getSchemaLocation().getFragment(), parameters);
                Optional<String> unknown = Optional.ofNullable(raw.getProperty());
                // A name that the value has already cannot have been meant a second time.
                List<String> missing = names.stream().filter(name -> instance == null || !instance.has(name)).toList();
                yield error.withDetails(expected, found, quoted(names),
                        unknown.flatMap(name -> NearestName.of(name, missing)).orElse(null));
            }
            case "type", "enum", "const", "anyOf", "oneOf" -> {
                Accepted accepted = Accepted.in(raw);
                List<String> allowed = new ArrayList<>(accepted.types());
                accepted.values().stream().limit(MAX_ALLOWED).forEach(value -> allowed.add(BriefJson.of(value)));
                yield error.withDetails(expected, found, first(allowed), meant(instance, accepted));
            }
            default -> error.withDetails(expected, found, List.of(), null);
        };
    }

    /**
     * The error of a call whose tool is not offered.
     *
     * @param error with its message
     * @param name that the call gave
     * @param offered names of the tools on offer
     * @param nearest the one that was probably meant
     * @return the error with details
     */
    public static ValidationError unknownTool(
            ValidationError error, String name, List<String> offered, @Nullable String nearest) {
        return error.withDetails("", BriefJson.of(name), quoted(offered), nearest);
    }

    private static @Nullable String meant(@Nullable JsonNode instance, Accepted accepted) {
        if (instance == null || !instance.isTextual()) {
            return null;
        }
        List<String> texts = accepted.values().stream().filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
        return NearestName.of(instance.textValue(), texts).orElse(null);
    }

    private static List<String> quoted(Iterable<String> names) {
        List<String> quoted = new ArrayList<>();
        for (String name : names) {
            if (quoted.size() < MAX_ALLOWED) {
                quoted.add(BriefJson.of(name));
            }
        }
        return quoted;
    }

    private static List<String> first(List<String> all) {
        return all.subList(0, Math.min(all.size(), MAX_ALLOWED));
    }
}
