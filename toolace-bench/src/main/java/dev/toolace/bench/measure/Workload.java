package dev.toolace.bench.measure;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What models are asked in measurements. Immutable.
 *
 * @param tools ten tools, which every query comes with
 * @param queries requests, each for one of them
 */
record Workload(List<Tool> tools, List<String> queries) {

    Workload {
        tools = List.copyOf(tools);
        queries = List.copyOf(queries);
    }

    /** The one in this artifact. */
    static Workload standard() {
        try (InputStream in = Objects.requireNonNull(Workload.class.getResourceAsStream("workload.json"))) {
            JsonObject all = (JsonObject) JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            JsonArray queries = (JsonArray) Objects.requireNonNull(all.get("queries"));
            return new Workload(Tool.parseAll(Objects.requireNonNull(all.get("tools")).toJson()),
                    queries.elements().stream().map(query -> ((JsonString) query).value()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
