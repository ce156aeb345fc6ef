package dev.toolace.eval.internal.bfcl;

import dev.toolace.eval.python.PyText;
import dev.toolace.eval.python.PyValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Java's arrays, array lists and hash maps, in the few spellings that the benchmark reads. Stateless. */
final class JavaCollections {

    private static final String AS_LIST = "(Arrays.asList(";

    private JavaCollections() {}

    /** {@code new T[]{a, b}}: the first one of the text. */
    static PyValue array(String text, @Nullable String nested) {
        for (int at = text.indexOf("new"); at >= 0; at = text.indexOf("new", at + 1)) {
            int name = Scan.spaces(text, at + 3);
            int end = Scan.word(text, name);
            if (name == at + 3 || end == name || !text.startsWith("[]", end)) {
                continue;
            }
            int open = Scan.spaces(text, end + 2);
            int close = Scan.is(text, open, '{') ? Scan.onLine(text, open + 1, "}") : -1;
            if (close >= 0) {
                List<PyValue> elements = new ArrayList<>();
                for (String part : PyText.commaParts(text.substring(open + 1, close))) {
                    if (!part.isEmpty()) {
                        elements.add(JavaLiterals.element(part, nested));
                    }
                }
                return new PyValue.Seq(elements);
            }
        }
        return new PyValue.Str(text);
    }

    /** {@code new ArrayList<T>(Arrays.asList(a, b))}, or with {@code add} in braces, or empty, in that order. */
    static PyValue arrayList(String text, @Nullable String nested) {
        for (int at = listStart(text, 0); at >= 0; at = listStart(text, at)) {
            int close = text.startsWith(AS_LIST, at) ? Scan.onLine(text, at + AS_LIST.length() + 1, "))") : -1;
            if (close >= 0 && text.charAt(at + AS_LIST.length()) != '\n') {
                List<PyValue> elements = new ArrayList<>();
                for (String part : PyText.commaParts(text.substring(at + AS_LIST.length(), close))) {
                    elements.add(listElement(part, nested));
                }
                return new PyValue.Seq(elements);
            }
        }
        boolean empty = false;
        for (int at = listStart(text, 0); at >= 0; at = listStart(text, at)) {
            if (text.startsWith("()", at)) {
                empty = true;
                int open = Scan.spaces(text, at + 2);
                String body = text.startsWith("{{", open) ? initializer(text, open + 2) : null;
                if (body != null) {
                    return new PyValue.Seq(added(body, nested));
                }
            }
        }
        return empty ? new PyValue.Seq(List.of()) : new PyValue.Str(text);
    }

    /** Past the next {@code new ArrayList<T>}; -1 if there is none. */
    private static int listStart(String text, int from) {
        for (int at = text.indexOf("new", from); at >= 0; at = text.indexOf("new", at + 1)) {
            int name = Scan.spaces(text, at + 3);
            if (name > at + 3 && text.startsWith("ArrayList<", name)) {
                int end = Scan.word(text, name + "ArrayList<".length());
                if (Scan.is(text, end, '>')) {
                    return end + 1;
                }
            }
        }
        return -1;
    }

    /** What stands between double braces: at least one character, white space around left out where it can be. */
    private static @Nullable String initializer(String text, int from) {
        int start = Scan.spaces(text, from);
        int close = start < text.length() ? text.indexOf("}}", start + 1) : -1;
        if (close >= 0) {
            return text.substring(start, close);
        }
        return text.startsWith("}}", start) && start > from ? "" : null;
    }

    private static List<PyValue> added(String body, @Nullable String nested) {
        List<PyValue> elements = new ArrayList<>();
        int at = body.indexOf("add(");
        while (at >= 0) {
            int start = at + 4;
            int close = start < body.length() && body.charAt(start) != '\n' ? Scan.onLine(body, start + 1, ")") : -1;
            if (close >= 0) {
                elements.add(listElement(PyText.strip(body.substring(start, close)), nested));
            }
            at = body.indexOf("add(", close >= 0 ? close + 1 : start);
        }
        return elements;
    }

    private static PyValue listElement(String part, @Nullable String nested) {
        boolean quotes = nested != null && (nested.equals("char") || nested.equals("String"));
        return quotes ? new PyValue.Str(PyText.inner(part)) : JavaLiterals.element(part, nested);
    }

    /** {@code new HashMap<K, V>()}, with {@code put} in braces or without. */
    static PyValue hashMap(String text) {
        int first = mapStart(text, 0);
        for (int close = first < 0 ? -1 : text.indexOf('>', first); close >= 0; close = text.indexOf('>', close + 1)) {
            int parentheses = Scan.spaces(text, close + 1);
            int open = text.startsWith("()", parentheses) ? Scan.spaces(text, parentheses + 2) : text.length();
            if (Scan.is(text, open, '{') && text.indexOf('}', open) >= 0) {
                return new PyValue.Dict(puts(mapBody(text, open + 1)));
            }
        }
        for (int at = first; at >= 0; at = mapStart(text, at)) {
            for (int close = Scan.onLine(text, at, ">"); close >= 0; close = Scan.onLine(text, close + 1, ">")) {
                if (text.startsWith("()", Scan.spaces(text, close + 1))) {
                    return PyValue.Dict.EMPTY;
                }
            }
        }
        return new PyValue.Str(text);
    }

    /** Past the next {@code new HashMap<}; -1 if there is none. */
    private static int mapStart(String text, int from) {
        for (int at = text.indexOf("new", from); at >= 0; at = text.indexOf("new", at + 1)) {
            int name = Scan.spaces(text, at + 3);
            if (name > at + 3 && text.startsWith("HashMap<", name)) {
                return name + "HashMap<".length();
            }
        }
        return -1;
    }

    /** From past the first brace, and a second one if there is, to the first closing brace. */
    private static String mapBody(String text, int from) {
        int start = Scan.spaces(text, from);
        if (Scan.is(text, start, '{')) {
            start = Scan.spaces(text, start + 1);
        }
        return text.substring(start, Math.max(start, text.indexOf('}', start)));
    }

    private static Map<String, PyValue> puts(String body) {
        Map<String, PyValue> members = new LinkedHashMap<>();
        int at = body.indexOf("put(\"");
        while (at >= 0) {
            int key = at + 5;
            int next = key;
            for (int end = Scan.onLine(body, key, "\","); end >= 0; end = Scan.onLine(body, end + 1, "\",")) {
                int value = Scan.spaces(body, end + 2);
                int close = Scan.onLine(body, value, ")");
                if (close >= 0) {
                    String written = PyText.strip(body.substring(value, close));
                    members.put(body.substring(key, end), JavaLiterals.byLooks(written));
                    next = close + 1;
                    break;
                }
            }
            at = body.indexOf("put(\"", next);
        }
        return members;
    }
}
