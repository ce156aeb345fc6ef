package dev.toolace.cli;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Standard input as JSON objects, one on each line. Stateless. */
final class JsonLines {

    private JsonLines() {}

    /**
     * One line.
     *
     * @param number counts from 1
     * @param input the object
     * @param wanted what an object needs besides, for errors
     */
    record Line(int number, JsonObject input, String wanted) {

        /** The object that answers this line, so far with its id. */
        JsonObject answer() {
            JsonValue id = input.get("id");
            return JsonObject.EMPTY.with("id", id == null ? JsonNull.INSTANCE : id);
        }

        /** A member that is an array of token numbers; an error where it is not. */
        int[] tokens(String name) {
            if (!(input.get(name) instanceof JsonArray array)) {
                throw bad();
            }
            int[] tokens = new int[array.elements().size()];
            for (int i = 0; i < tokens.length; i++) {
                if (!(array.elements().get(i) instanceof JsonNumber token)) {
                    throw bad();
                }
                try {
                    tokens[i] = token.value().intValueExact();
                } catch (ArithmeticException e) {
                    throw bad();
                }
            }
            return tokens;
        }

        /** An error where the object lacks what is wanted. */
        ToolaceException bad() {
            return JsonLines.bad(number, wanted);
        }

        /** The same error, told with the line's number. */
        ToolaceException bad(ToolaceException e) {
            return JsonLines.bad(number, e);
        }
    }

    /** Reads to the end; blank lines are skipped, and a line that is no object is an error with its number. */
    static void forEach(InputStream in, String wanted, Consumer<Line> action) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                action.accept(new Line(number, object(line, number, wanted), wanted));
            }
        }
    }

    private static JsonObject object(String line, int number, String wanted) {
        JsonValue value;
        try {
            value = JsonValue.parse(line);
        } catch (ToolaceException e) {
            throw bad(number, e);
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw bad(number, wanted);
    }

    private static ToolaceException bad(int number, String wanted) {
        return new ToolaceException(CliErrors.BAD_LINE, "line " + number + " is no object with " + wanted);
    }

    private static ToolaceException bad(int number, ToolaceException e) {
        return new ToolaceException(CliErrors.BAD_LINE, "line " + number + ": " + e.getMessage(), e);
    }
}
