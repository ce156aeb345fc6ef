package dev.toolace.eval.internal.bfcl;

import dev.toolace.eval.python.PyText;
import dev.toolace.eval.python.PyValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JavaScript expressions as values of their declared type. What is no literal of it stays a text. Stateless. */
final class JavaScriptLiterals {

    private JavaScriptLiterals() {}

    static PyValue convert(String text, String type, @Nullable String nested) {
        if (text.length() > Scan.LONGEST) {
            return new PyValue.Str(text);
        }
        return switch (type) {
            case "String" -> new PyValue.Str(inQuotes(text) ? PyText.inner(text) : text);
            case "integer" -> Scan.integer(text) >= 0 && Scan.end(text, Scan.integer(text)) ? Scan.intOf(text, text)
                    : new PyValue.Str(text);
            case "float" -> Scan.decimal(text, false) >= 0 && Scan.end(text, Scan.decimal(text, false))
                    ? Scan.floatOf(text, text) : new PyValue.Str(text);
            case "Bigint" -> big(text);
            case "Boolean" -> text.equals("true") || text.equals("false") ? new PyValue.Bool(text.equals("true"))
                    : new PyValue.Str(text);
            case "dict" -> dict(PyText.strip(text));
            case "array" -> JavaScriptArrays.array(PyText.strip(text), nested);
            default -> new PyValue.Str(text);
        };
    }

    static boolean inQuotes(String text) {
        return Scan.quoted(text, "\"") || Scan.quoted(text, "'");
    }

    /** A value whose type nobody declared. */
    static PyValue byLooks(String written) {
        String text = PyText.strip(written);
        return inQuotes(text) ? new PyValue.Str(PyText.inner(text)) : Scan.plain(text);
    }

    private static PyValue big(String text) {
        int end = Scan.integer(text);
        boolean big = end >= 0 && end == text.length() - 1 && text.charAt(end) == 'n';
        return big ? Scan.intOf(text.substring(0, end), text) : new PyValue.Str(text);
    }

    /** An object literal: what stands before its first closing brace, which nested ones do not survive. */
    static PyValue dict(String code) {
        if (code.equals("{}")) {
            return PyValue.Dict.EMPTY;
        }
        int close = code.startsWith("{") ? Scan.onLine(code, 1, "}") : -1;
        return close < 0 ? new PyValue.Str(code) : new PyValue.Dict(pairs(code.substring(1, close)));
    }

    private static Map<String, PyValue> pairs(String content) {
        Map<String, PyValue> members = new LinkedHashMap<>();
        int at = 0;
        while (at < content.length()) {
            if (content.charAt(at) == ':') {
                at++;
                continue;
            }
            int colon = content.indexOf(':', at);
            if (colon < 0) {
                break;
            }
            int value = Scan.spaces(content, colon + 1);
            int end = value;
            int next = -1;
            while (end < content.length() && next < 0) {
                next = content.charAt(end) == ',' ? nextPair(content, end + 1) : -1;
                end += next < 0 ? 1 : 0;
            }
            String key = trimQuotes(PyText.strip(content.substring(at, colon)));
            members.put(key, member(PyText.strip(content.substring(value, end))));
            at = next < 0 ? content.length() : next;
        }
        return members;
    }

    /** Where a pair begins after a comma: a name and a colon before any other comma; -1 if none does. */
    private static int nextPair(String content, int from) {
        int comma = content.indexOf(',', from);
        int limit = comma < 0 ? content.length() : comma;
        int lastColon = content.lastIndexOf(':', limit - 1);
        for (int at = Math.min(Scan.spaces(content, from), limit); at >= from; at--) {
            if (lastColon > at) {
                return at;
            }
        }
        return -1;
    }

    private static PyValue member(String value) {
        if (value.startsWith("[") && value.endsWith("]")) {
            return JavaScriptArrays.array(value, null);
        }
        return value.startsWith("{") && value.endsWith("}") ? dict(value) : byLooks(trimQuotes(value));
    }

    private static String trimQuotes(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && "'\"".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "'\"".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }
}
