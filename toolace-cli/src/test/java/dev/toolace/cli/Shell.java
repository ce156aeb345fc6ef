package dev.toolace.cli;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a run of the program left behind.
 *
 * @param status the exit status
 * @param out standard output
 * @param err standard error
 */
record Shell(int status, String out, String err) {

    static Shell run(Object... words) {
        String[] args = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            args[i] = words[i].toString();
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        // Not flushed at line ends: the program has to see to it that nothing is lost.
        int status = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Shell(status, out.toString(), err.toString());
    }

    /** Standard output as the one JSON object that it should be. */
    JsonObject json() {
        return (JsonObject) JsonValue.parse(out);
    }
}
