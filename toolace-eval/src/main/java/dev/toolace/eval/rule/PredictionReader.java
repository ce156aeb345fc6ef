package dev.toolace.eval.rule;

import dev.toolace.ToolaceException;
import dev.toolace.eval.EvalErrors;
import dev.toolace.eval.python.PyJson;
import dev.toolace.eval.python.PyValue;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads given outputs: JSON lines {@code {"id", "output"}}, where an id may recur. Nothing about them is trusted: a
 * line that cannot be read as such is an error with its number, and whatever stands in {@code output} is a prediction.
 * Stateless.
 */
public final class PredictionReader {

    private static final int LONGEST_LINE = 64 << 20;

    private PredictionReader() {}

    /**
     * One given output.
     *
     * @param number of its line, from 1
     * @param id of the test that it answers
     * @param output the answer
     */
    public record Line(int number, String id, Prediction output) {}

    /**
     * Reads to the end.
     *
     * @param name of what is read, for errors
     * @param in UTF-8 text; a byte order mark at its start and blank lines are passed over
     * @param action receives each line
     * @throws ToolaceException TA-EVAL-003 for a line that is not UTF-8, longer than 64 MiB, malformed, or has no text
     *     {@code id} or no {@code output}
     * @throws IOException if reading fails
     */
    public static void forEach(String name, InputStream in, Consumer<Line> action) throws IOException {
        InputStream bytes = new BufferedInputStream(in, 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 1;
        int next;
        do {
            next = bytes.read();
            if (next == '\n' || next < 0) {
                String text = decoded(line, name + " line " + number, number == 1);
                if (!text.isBlank()) {
                    action.accept(line(text, name + " line " + number, number));
                }
                line.reset();
                number++;
            } else {
                if (line.size() == LONGEST_LINE) {
                    throw bad(name + " line " + number, "is longer than " + LONGEST_LINE + " bytes");
                }
                line.write(next);
            }
        } while (next >= 0);
    }

    private static String decoded(ByteArrayOutputStream line, String place, boolean first) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray())).toString();
            return first && text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw bad(place, "is not UTF-8");
        }
    }

    private static Line line(String text, String place, int number) {
        PyValue value = PyJson.parse(text, place);
        Map<String, PyValue> members = value instanceof PyValue.Dict dict ? dict.members() : Map.of();
        PyValue output = members.get("output");
        if (!(members.get("id") instanceof PyValue.Str id) || output == null) {
            throw bad(place, "is no object with a text 'id' and 'output'");
        }
        return new Line(number, id.value(), Predictions.of(output));
    }

    private static ToolaceException bad(String place, String problem) {
        return new ToolaceException(EvalErrors.BAD_PREDICTION, place + " " + problem);
    }
}
