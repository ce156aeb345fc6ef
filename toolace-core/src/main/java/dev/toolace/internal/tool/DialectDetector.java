package dev.toolace.internal.tool;

import dev.toolace.ErrorId;
import dev.toolace.Limits;
import dev.toolace.ToolaceException;
import dev.toolace.internal.tool.bfcl.BfclTypes;
import dev.toolace.internal.tool.gemini.GeminiTypeNames;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.ToolDialect;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells dialects by what only one of them has. Stateless. */
public final class DialectDetector {

    private DialectDetector() {}

    /**
     * Tells the dialect.
     *
     * @param json definitions
     * @param limits bounds on them
     * @return the dialect
     */
    public static ToolDialect detect(JsonValue json, Limits limits) {
        Map<ToolDialect, Pointer> evidence = new EnumMap<>(ToolDialect.class);
        for (Definition definition : DialectReader.open(json, limits, new Report())) {
            ToolDialect dialect = of(definition);
            if (dialect != null) {
                evidence.putIfAbsent(dialect, definition.at());
            }
        }
        // Both forms of these are read alike; only for writing it makes a difference.
        if (evidence.containsKey(ToolDialect.OPENAI)) {
            evidence.remove(ToolDialect.OPENAI_RESPONSES);
        }
        if (evidence.containsKey(ToolDialect.GEMINI)) {
            evidence.remove(ToolDialect.GEMINI_JSON_SCHEMA);
        }
        Iterator<Map.Entry<ToolDialect, Pointer>> found = evidence.entrySet().iterator();
        if (!found.hasNext()) {
            throw new ToolaceException(ErrorId.TOOL_DIALECT, "nothing in the definitions tells their dialect");
        }
        Map.Entry<ToolDialect, Pointer> first = found.next();
        if (found.hasNext()) {
            Map.Entry<ToolDialect, Pointer> second = found.next();
            throw new ToolaceException(ErrorId.TOOL_DIALECT, "the definition at " + first.getValue() + " is of "
                    + first.getKey().id() + ", the one at " + second.getValue() + " of " + second.getKey().id());
        }
        return first.getKey();
    }

    private static @Nullable ToolDialect of(Definition definition) {
        JsonObject json = definition.json();
        if (definition.has("parametersJsonSchema") || definition.has("parameters_json_schema")) {
            return ToolDialect.GEMINI_JSON_SCHEMA;
        } else if (definition.declared()) {
            return ToolDialect.GEMINI;
        } else if (definition.has("inputSchema")) {
            return ToolDialect.MCP;
        } else if (definition.has("input_schema")) {
            return ToolDialect.ANTHROPIC;
        } else if (definition.list().equals("function")) {
            return ToolDialect.BFCL;
        } else if (json.get("function") instanceof JsonObject) {
            return ToolDialect.OPENAI;
        } else if (new JsonString("function").equals(json.get("type"))) {
            return ToolDialect.OPENAI_RESPONSES;
        } else if (json.get("parameters") instanceof JsonObject parameters) {
            return ofTypes(parameters);
        }
        return null;
    }

    /** A bare definition: the form that all three have in common, so that only the names of types differ. */
    private static ToolDialect ofTypes(JsonObject parameters) {
        if (hasType(parameters, GeminiTypeNames::areGeminis)) {
            return ToolDialect.GEMINI;
        }
        return hasType(parameters, BfclTypes::areBfcls) ? ToolDialect.BFCL : ToolDialect.OPENAI;
    }

    private static boolean hasType(JsonObject schema, Predicate<String> names) {
        boolean[] found = {false};
        walk(schema, name -> found[0] |= names.test(name));
        return found[0];
    }

    private static void walk(JsonObject schema, Consumer<String> names) {
        schema.members().forEach((keyword, value) -> {
            if (keyword.equals("type") && value instanceof JsonString name) {
                names.accept(name.value());
            } else if (keyword.equals("type") && value instanceof JsonArray several) {
                several.elements().forEach(name -> names.accept(name instanceof JsonString one ? one.value() : ""));
            }
            SubSchemas.change(keyword, value, Pointer.ROOT, (inner, at) -> {
                walk(inner, names);
                return inner;
            });
        });
    }
}
