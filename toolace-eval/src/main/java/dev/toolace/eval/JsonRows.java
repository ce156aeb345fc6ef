package dev.toolace.eval;

import dev.toolace.Limits;
import dev.toolace.ToolaceException;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * Objects of a text file, each with the line where it begins: JSON lines, or the elements of one JSON array, however
 * that is laid out. Stateless.
 */
final class JsonRows {

    private static final int MOST_CHARS = 64 << 20;

    private JsonRows() {}

    static void forEach(Path file, Reader text, BiConsumer<Integer, JsonObject> action) throws IOException {
        BufferedReader reader = text instanceof BufferedReader buffered ? buffered : new BufferedReader(text);
        reader.mark(1);
        int first = reader.read();
        int skipped = 0;
        while (first == '\n' || first == '\r' || first == ' ' || first == '\t' || first == 0xFEFF) {
            skipped += first == '\n' ? 1 : 0;
            reader.mark(1);
            first = reader.read();
        }
        if (first < 0) {
            return;
        }
        reader.reset();
        if (first == '[') {
            elements(file, whole(file, reader), skipped + 1, action);
        } else {
            int number = skipped;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    action.accept(number, object(file, number, line));
                }
            }
        }
    }

    private static String whole(Path file, Reader reader) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[1 << 16];
        for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
            text.append(buffer, 0, n);
            if (text.length() > MOST_CHARS) {
                throw new ToolaceException(EvalErrors.BAD_CASE, file + " is an array of more than " + MOST_CHARS
                        + " characters");
            }
        }
        return text.toString();
    }

    /** Only quotes and brackets are looked at here; what is between them is parsed element by element. */
    private static void elements(Path file, String text, int firstLine, BiConsumer<Integer, JsonObject> action) {
        int line = firstLine;
        int depth = 0;
        int start = -1;
        int startLine = line;
        boolean quoted = false;
        boolean ended = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
                continue;
            }
            boolean blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (ended && !blank) {
                throw malformed(file, line, "something follows the array");
            }
            boolean between = depth == 1 && (c == ',' || c == ']');
            if (between && start >= 0) {
                action.accept(startLine, object(file, startLine, text.substring(start, i)));
                start = -1;
            } else if (between && c == ',') {
                throw malformed(file, line, "an element of the array is missing");
            } else if (depth == 1 && start < 0 && !blank && c != ']') {
                start = i;
                startLine = line;
            }
            quoted = c == '"';
            depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            ended |= depth == 0;
        }
        if (!ended) {
            throw malformed(file, line, "the array does not end");
        }
    }

    private static JsonObject object(Path file, int number, String text) {
        JsonValue value;
        try {
            value = JsonValue.parse(text, Limits.DEFAULT);
        } catch (ToolaceException e) {
            throw new ToolaceException(EvalErrors.BAD_CASE, file + " line " + number + ": " + e.getMessage(), e);
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new ToolaceException(EvalErrors.BAD_CASE, file + " line " + number + " is not a JSON object");
    }

    private static ToolaceException malformed(Path file, int line, String what) {
        return new ToolaceException(EvalErrors.BAD_CASE, file + " line " + line + ": " + what);
    }
}
