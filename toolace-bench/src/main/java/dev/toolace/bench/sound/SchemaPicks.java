package dev.toolace.bench.sound;

import dev.toolace.ToolaceException;
import dev.toolace.eval.CaseReader;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses tools with different schemas, always the same ones: half of each data set's are those that say most
 * (patterns, ranges, choices, nesting), the other half is spread over the rest. Stateless.
 */
final class SchemaPicks {

    /** What members say to people only; schemas that differ in nothing else are the same. */
    private static final Set<String> WORDS =
            Set.of("description", "title", "default", "examples", "example", "format");

    private static final Map<String, Integer> WEIGHTS = Map.ofEntries(Map.entry("pattern", 6), Map.entry("enum", 2),
            Map.entry("minimum", 3), Map.entry("maximum", 3), Map.entry("exclusiveMinimum", 4),
            Map.entry("minItems", 5), Map.entry("maxItems", 5), Map.entry("minLength", 4), Map.entry("anyOf", 6),
            Map.entry("oneOf", 6), Map.entry("$ref", 6), Map.entry("additionalProperties", 4),
            Map.entry("properties", 2), Map.entry("items", 2), Map.entry("uniqueItems", 3));

    /** Longer definitions would say much of the same. */
    private static final int MOST_CHARACTERS = 6000;

    private record Pick(Tool tool, String text, int weight) {}

    private SchemaPicks() {}

    /**
     * Tools from data sets, in turn.
     *
     * @param folder with files {@code *.jsonl.gz} in it or in folders of it, whose lines have {@code tools}
     * @param count how many
     * @return as many, or all there are
     * @throws IOException if the folder cannot be read
     */
    static List<Tool> of(Path folder, int count) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder, 2)) {
            files = all.filter(file -> file.toString().endsWith(".jsonl.gz")).sorted().toList();
        }
        Set<String> seen = new HashSet<>();
        Map<String, List<Pick>> sets = new TreeMap<>();
        for (Path file : files) {
            List<Pick> picks = new ArrayList<>();
            CaseReader.forEachObject(file, (line, object) -> collect(object, seen, picks));
            if (!picks.isEmpty()) {
                sets.put(file.toString(), turns(picks));
            }
        }
        List<Tool> chosen = new ArrayList<>();
        for (int turn = 0; chosen.size() < count && !sets.isEmpty(); turn++) {
            int at = turn;
            sets.values().removeIf(picks -> picks.size() <= at);
            sets.values().stream().limit(count - chosen.size()).forEach(picks -> chosen.add(picks.get(at).tool));
        }
        return chosen;
    }

    /** Tools of our own, with the keywords that are rare in the data. */
    static List<Tool> handwritten() {
        try (InputStream in = SchemaPicks.class.getResourceAsStream("schemas.jsonl")) {
            if (in == null) {
                throw new IllegalStateException("schemas.jsonl is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(Tool::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonObject line, Set<String> seen, List<Pick> picks) {
        if (line.get("tools") instanceof JsonArray tools) {
            for (JsonValue value : tools.elements()) {
                if (value instanceof JsonObject definition
                        && definition.get("parameters") instanceof JsonObject schema) {
                    String text = plain(schema).toJson();
                    int weight = weight(schema);
                    if (weight > 2 && text.length() < MOST_CHARACTERS && seen.add(text)) {
                        try {
                            picks.add(new Pick(Tool.of(definition), text, weight));
                        } catch (ToolaceException e) {
                            // A schema that no host could offer.
                        }
                    }
                }
            }
        }
    }

    /** In turn the heaviest that is left, and any. */
    private static List<Pick> turns(List<Pick> picks) {
        List<Pick> heavy = picks.stream()
                .sorted(Comparator.comparingInt(Pick::weight).reversed().thenComparing(Pick::text)).toList();
        List<Pick> any = picks.stream().sorted(
                Comparator.comparingInt((Pick pick) -> pick.text.hashCode()).thenComparing(Pick::text)).toList();
        Set<Pick> turns = new LinkedHashSet<>();
        for (int i = 0; i < picks.size(); i++) {
            turns.add(heavy.get(i));
            turns.add(any.get(i));
        }
        return List.copyOf(turns);
    }

    private static JsonValue plain(JsonValue value) {
        if (value instanceof JsonObject object) {
            return new JsonObject(new TreeMap<>(object.members().entrySet().stream()
                    .filter(member -> !WORDS.contains(member.getKey()) || !(member.getValue() instanceof JsonString))
                    .collect(Collectors.toMap(Map.Entry::getKey, member -> plain(member.getValue())))));
        }
        return value instanceof JsonArray array
                ? new JsonArray(array.elements().stream().map(SchemaPicks::plain).toList()) : value;
    }

    private static int weight(JsonValue value) {
        int weight = 0;
        if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                weight += WEIGHTS.getOrDefault(member.getKey(), 0) + weight(member.getValue());
            }
        } else if (value instanceof JsonArray array) {
            for (JsonValue element : array.elements()) {
                weight += weight(element);
            }
        }
        return weight;
    }
}
