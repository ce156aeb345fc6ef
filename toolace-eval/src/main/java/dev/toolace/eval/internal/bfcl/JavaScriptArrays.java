package dev.toolace.eval.internal.bfcl;

import dev.toolace.eval.python.PyText;
import dev.toolace.eval.python.PyValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Array literals and {@code new Array(...)}, of one dimension or two. Stateless. */
final class JavaScriptArrays {

    private JavaScriptArrays() {}

    /** The array that a stripped text begins with; the text itself if it begins with none. */
    static PyValue array(String code, @Nullable String nested) {
        int body = code.startsWith("[") ? 1 : constructor(code);
        if (body < 0) {
            return new PyValue.Str(code);
        }
        char closing = code.startsWith("[") ? ']' : ')';
        int end = endOfTwoDimensions(code, body, closing);
        if (end >= 0) {
            return rows(code.substring(0, end));
        }
        int close = Scan.onLine(code, body, String.valueOf(closing));
        return close < 0 ? new PyValue.Str(code) : elements(code, PyText.strip(code.substring(body, close)), nested);
    }

    /** Past {@code new Array(}; -1 if the text does not begin so. */
    private static int constructor(String code) {
        int name = code.startsWith("new") ? Scan.spaces(code, 3) : 0;
        return name > 3 && code.startsWith("Array(", name) ? name + 6 : -1;
    }

    private static PyValue elements(String code, String list, @Nullable String nested) {
        List<PyValue> elements = new ArrayList<>();
        if (list.isEmpty()) {
            return new PyValue.Seq(elements);
        }
        for (String part : PyText.commaParts(list)) {
            if (nested != null && Language.JAVASCRIPT.type(nested) == null) {
                return new PyValue.Str(code);
            }
            elements.add(nested == null ? JavaScriptLiterals.byLooks(part)
                    : JavaScriptLiterals.convert(part, nested, null));
        }
        return new PyValue.Seq(elements);
    }

    private static PyValue rows(String code) {
        List<PyValue> rows = new ArrayList<>();
        int open = code.indexOf('[');
        boolean first = true;
        while (open >= 0) {
            int close = Scan.onLine(code, open + 1, "]");
            if (close >= 0) {
                String row = PyText.strip(code.substring(open + 1, close));
                rows.add(row(first && row.startsWith("[") ? row.substring(1) : row));
                first = false;
            }
            open = code.indexOf('[', close >= 0 ? close + 1 : open + 1);
        }
        return new PyValue.Seq(rows);
    }

    private static PyValue row(String list) {
        return new PyValue.Seq(PyText.commaParts(list).stream().map(JavaScriptLiterals::byLooks).toList());
    }

    /**
     * Where an array of arrays that begins here ends; -1 if none does. The official expression tries the shortest rows
     * and the most of them first. Working backwards finds the same end in one pass: {@code after[i]} is the end if a
     * row was closed before i, {@code inside[i]} if one is open at i.
     */
    private static int endOfTwoDimensions(String code, int body, char closing) {
        int n = code.length();
        int start = Scan.spaces(code, body);
        if (!Scan.is(code, start, '[')) {
            return -1;
        }
        int[] space = new int[n + 1];
        int[] after = new int[n + 1];
        int[] inside = new int[n + 1];
        space[n] = n;
        after[n] = -1;
        inside[n] = -1;
        for (int i = n - 1; i >= 0; i--) {
            space[i] = PyText.isSpace(code.charAt(i)) ? space[i + 1] : i;
            int next = space[i];
            int row = Scan.is(code, next, ',') ? space[next + 1] : n;
            after[i] = Scan.is(code, row, '[') ? inside[row + 1] : -1;
            if (after[i] < 0 && Scan.is(code, next, closing)) {
                after[i] = next + 1;
            }
            if (code.charAt(i) == ']' && after[i + 1] >= 0) {
                inside[i] = after[i + 1];
            } else {
                inside[i] = code.charAt(i) == '\n' ? -1 : inside[i + 1];
            }
        }
        return inside[start + 1];
    }
}
