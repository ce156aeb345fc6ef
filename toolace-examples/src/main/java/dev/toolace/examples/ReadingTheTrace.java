package dev.toolace.examples;

import dev.toolace.Attempt;
import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.tool.Tool;
import dev.toolace.validation.ValidationError;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened on the way to an outcome. The answers are scripted, as in the tests of a host that uses an agent. Stateless.
 */
public final class ReadingTheTrace {

    private ReadingTheTrace() {}

    /**
     * Prints a trace.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        trace(ask()).forEach(System.out::println);
    }

    /**
     * An invalid answer, a corrected one, a refinement that changes it, and one that does not.
     *
     * @return what came of it
     */
    static Outcome ask() {
        Tool lights = Tool.parse("""
                {"name": "dim_lights", "description": "Dim the lights of a room",
                 "parameters": {"type": "object", "required": ["room", "percent"], "properties": {
                   "room": {"type": "string"}, "percent": {"type": "integer"}}}}""");
        ScriptedBackend script = ScriptedBackend.of(
                "[{\"name\":\"dim_lights\",\"arguments\":{\"room\":\"bedroom\",\"percent\":\"30\"}}]",
                "[{\"name\":\"dim_lights\",\"arguments\":{\"room\":\"kitchen\",\"percent\":30}}]",
                "[{\"name\":\"dim_lights\",\"arguments\":{\"room\":\"bedroom\",\"percent\":30}}]",
                "[{\"name\":\"dim_lights\",\"arguments\":{\"percent\":30.0,\"room\":\"bedroom\"}}]");
        try (ToolAgent agent = ToolAgent.builder().backend(script).build()) {
            return agent.invoke("Dim the bedroom lights to 30 percent", List.of(lights));
        }
    }

    /**
     * Writes a trace for people.
     *
     * @param outcome any outcome
     * @return one line for each attempt and each of its problems, and why the loop stopped
     */
    static List<String> trace(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        for (Attempt attempt : outcome.trace().attempts()) {
            lines.add(attempt.round() + " " + attempt.kind().code() + (attempt.kept() ? " (kept): " : ": ") + attempt.text());
            for (ValidationError error : attempt.errors()) {
                lines.add("  " + error.describe());
            }
            if (attempt.failure() != null) {
                lines.add("  " + attempt.failure());
            }
        }
        lines.add("stopped: " + outcome.trace().stopReason().code());
        return lines;
    }
}
