package dev.toolace.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The one place where our JSON meets Jackson's. Stateless. */
public final class JacksonJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JacksonJson() {}

    /**
     * Converts to Jackson. Numbers are normalised: every whole number becomes an integer node, whatever its spelling,
     * so that 1.0 is an integer and equals 1, as JSON Schema has it.
     *
     * @param value our value, at most 500 levels deep
     * @return Jackson's
     */
    public static JsonNode toJackson(JsonValue value) {
        return toJackson(value, 0);
    }

    private static JsonNode toJackson(JsonValue value, int depth) {
        JsonWriter.checkDepth(depth);
        if (value instanceof JsonObject object) {
            ObjectNode node = NODES.objectNode();
            object.members().forEach((name, member) -> node.set(name, toJackson(member, depth + 1)));
            return node;
        } else if (value instanceof JsonArray array) {
            ArrayNode node = NODES.arrayNode(array.elements().size());
            array.elements().forEach(element -> node.add(toJackson(element, depth + 1)));
            return node;
        } else if (value instanceof JsonString string) {
            return NODES.textNode(string.value());
        } else if (value instanceof JsonNumber number) {
            return number(number.value());
        } else if (value instanceof JsonBoolean bool) {
            return NODES.booleanNode(bool.value());
        }
        return NODES.nullNode();
    }

    private static JsonNode number(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() > 0) {
            return NODES.numberNode(stripped);
        }
        // The size of numbers is bounded by JsonNumber, so that this cannot explode.
        BigInteger whole = stripped.toBigIntegerExact();
        return whole.bitLength() < 64 ? NODES.numberNode(whole.longValue()) : NODES.numberNode(whole);
    }
}
