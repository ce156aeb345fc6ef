package dev.toolace.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the beginning of a value: its cost does not depend on the value's size. Stateless. */
final class BriefJson {

    private static final int MAX_CHARS = 80;

    private BriefJson() {}

    /** Compact JSON, cut after 80 characters; a question mark where there is no value. */
    static String of(@Nullable JsonNode node) {
        if (node == null) {
            return "?";
        }
        StringBuilder out = new StringBuilder();
        write(node, out);
        if (out.length() <= MAX_CHARS) {
            return out.toString();
        }
        int end = Character.isHighSurrogate(out.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS;
        return out.substring(0, end) + "...";
    }

    /** A JSON string, cut after 80 characters. */
    static String of(String text) {
        return of(TextNode.valueOf(text));
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (out.length() > MAX_CHARS) {
            return;
        }
        if (node.isObject()) {
            char separator = '{';
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (out.length() > MAX_CHARS) {
                    return;
                }
                out.append(separator).append(text(member.getKey())).append(':');
                write(member.getValue(), out);
                separator = ',';
            }
            out.append(separator == '{' ? "{}" : "}");
        } else if (node.isArray()) {
            char separator = '[';
            for (int i = 0; i < node.size() && out.length() <= MAX_CHARS; i++) {
                out.append(separator);
                write(node.get(i), out);
                separator = ',';
            }
            out.append(separator == '[' ? "[]" : "]");
        } else {
            out.append(node.isTextual() ? text(node.textValue()) : node.toString());
        }
    }

    private static String text(String value) {
        return TextNode.valueOf(value.length() <= MAX_CHARS ? value : value.substring(0, MAX_CHARS)).toString();
    }
}
