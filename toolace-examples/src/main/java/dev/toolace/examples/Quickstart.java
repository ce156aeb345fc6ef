package dev.toolace.examples;

import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.nano.NanoModel;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The nano model turns a sentence into calls of the tools in {@code home.json}. Stateless. */
public final class Quickstart {

    private Quickstart() {}

    /**
     * Answers one request.
     *
     * @param args the request, and optionally the file with the tools
     * @throws IOException if that file cannot be read
     */
    public static void main(String[] args) throws IOException {
        String query = args.length > 0
                ? args[0]
                : "Set a timer for 12 minutes and dim the bedroom lights to 30 percent";
        Outcome outcome = ask(query, Path.of(args.length > 1 ? args[1] : "toolace-examples/tools/home.json"));
        System.out.println(describe(outcome));
        System.out.println("stopped: " + outcome.trace().stopReason().code());
    }

    /**
     * Opens the model, asks once and closes it. A real host keeps the agent: opening costs more than asking.
     *
     * @param query the request
     * @param toolFile a JSON array of tool definitions
     * @return what came of it
     * @throws IOException if the file cannot be read
     */
    static Outcome ask(String query, Path toolFile) throws IOException {
        List<Tool> tools = Tool.parseAll(Files.readString(toolFile));
        try (ToolAgent agent = ToolAgent.builder().backend(OnnxBackend.open(NanoModel.folder())).build()) {
            return agent.invoke(query, tools);
        }
    }

    /**
     * One text for each kind of outcome. The type is sealed: on Java 21 a {@code switch} does the same and needs no default.
     *
     * @param outcome any outcome
     * @return lines to print
     */
    static String describe(Outcome outcome) {
        if (outcome instanceof Outcome.Calls calls) {
            StringBuilder lines = new StringBuilder();
            calls.calls().forEach(call -> lines.append(call.name()).append(' ').append(call.arguments()).append('\n'));
            return lines.toString().strip();
        } else if (outcome instanceof Outcome.NoCall noCall) {
            return "no call: " + noCall.text();
        } else {
            return "rejected: " + ((Outcome.Rejected) outcome).message();
        }
    }
}
