package dev.toolace.eval.internal.bfcl;

import dev.toolace.eval.python.PyText;
import dev.toolace.eval.python.PyValue;
import org.jspecify.annotations.Nullable;

/** Java expressions as values of their declared type. What is no literal of it stays a text. Stateless. */
final class JavaLiterals {

    private JavaLiterals() {}

    static PyValue convert(String text, String type, @Nullable String nested) {
        if (text.length() > Scan.LONGEST) {
            return new PyValue.Str(text);
        }
        return switch (type) {
            case "byte", "short", "integer" -> ends(text, Scan.integer(text)) ? Scan.intOf(text, text)
                    : new PyValue.Str(text);
            case "long" -> suffixed(text, Scan.integer(text), "lL")
                    ? Scan.intOf(text.substring(0, Scan.integer(text)), text) : new PyValue.Str(text);
            case "float" -> suffixed(text, Scan.decimal(text, true), "fF")
                    ? Scan.floatOf(text.substring(0, Scan.decimal(text, true)), text) : new PyValue.Str(text);
            case "double" -> ends(text, Scan.decimal(text, true)) ? Scan.floatOf(text, text) : new PyValue.Str(text);
            case "boolean" -> text.equals("true") || text.equals("false") ? new PyValue.Bool(text.equals("true"))
                    : new PyValue.Str(text);
            case "Array" -> JavaCollections.array(text, nested);
            case "ArrayList" -> JavaCollections.arrayList(text, nested);
            case "HashMap" -> JavaCollections.hashMap(text);
            // Strings, characters and "any" are texts; sets, queues and the like are not read officially either.
            default -> new PyValue.Str(text);
        };
    }

    /** An element of a collection: by its declared type, or by its looks where none is declared. */
    static PyValue element(String text, @Nullable String nested) {
        return nested == null ? byLooks(text) : convert(text, nested, null);
    }

    static PyValue byLooks(String text) {
        if (Scan.quoted(text, "\"")) {
            return new PyValue.Str(PyText.inner(text));
        }
        int whole = Scan.integer(text);
        if (suffixed(text, whole, "lL")) {
            return Scan.intOf(text.substring(0, whole), text);
        }
        int decimal = Scan.decimal(text, true);
        if (suffixed(text, decimal, "fF")) {
            return Scan.floatOf(text.substring(0, decimal), text);
        }
        return Scan.plain(text);
    }

    private static boolean ends(String text, int at) {
        return at >= 0 && Scan.end(text, at);
    }

    private static boolean suffixed(String text, int at, String suffixes) {
        return at >= 0 && at < text.length() && suffixes.indexOf(text.charAt(at)) >= 0 && Scan.end(text, at + 1);
    }
}
