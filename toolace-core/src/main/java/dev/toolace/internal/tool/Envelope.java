package dev.toolace.internal.tool;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds definitions in what people have at hand: one of them, an array, a request's body, the answer of an MCP server,
 * a line of BFCL's data. For one reading.
 */
final class Envelope {

    private static final List<String> LISTS = List.of("tools", "functions", "function");
    private static final Set<String> DECLARATIONS =
            Set.of(Definition.DECLARATIONS, Definition.DECLARATIONS_IN_PROTO);

    private final Report report;
    private final int maxTools;
    private final List<Definition> found = new ArrayList<>();

    private Envelope(Report report, int maxTools) {
        this.report = report;
        this.maxTools = maxTools;
    }

    /** The definitions in order; notes what stands beside them. */
    static List<Definition> open(JsonValue json, Report report, int maxTools) {
        Envelope envelope = new Envelope(report, maxTools);
        if (json instanceof JsonArray array) {
            envelope.elements(array, Pointer.ROOT, "");
        } else if (json instanceof JsonObject object) {
            envelope.object(object, Pointer.ROOT);
        } else {
            throw new ToolaceException(ErrorId.TOOL_DEFINITION, "tool definitions must be a JSON array or object");
        }
        return envelope.found;
    }

    private void object(JsonObject object, Pointer at) {
        if (!(object.get("name") instanceof JsonString)) {
            for (String list : LISTS) {
                if (object.get(list) instanceof JsonArray array) {
                    beside(object, list, at, "it stands beside the tools and is not part of them");
                    elements(array, at.then(list), list);
                    return;
                }
            }
            if (object.get("result") instanceof JsonObject result && result.get("tools") instanceof JsonArray) {
                beside(object, "result", at, "it stands beside the tools and is not part of them");
                object(result, at.then("result"));
                return;
            }
        }
        element(object, at, "");
    }

    private void beside(JsonObject object, String taken, Pointer at, String reason) {
        for (String member : object.members().keySet()) {
            if (!member.equals(taken)) {
                report.note(at, member, Action.DROPPED, reason);
            }
        }
    }

    private void elements(JsonArray array, Pointer at, String list) {
        int index = 0;
        for (JsonValue element : array.elements()) {
            Pointer place = at.then(index++);
            if (!(element instanceof JsonObject object)) {
                throw Definition.malformed(place, "it must be a JSON object");
            }
            element(object, place, list);
        }
    }

    private void element(JsonObject object, Pointer at, String list) {
        for (String declarations : DECLARATIONS) {
            if (object.get(declarations) instanceof JsonArray array && !list.equals(declarations)) {
                beside(object, declarations, at, "a tool that the provider runs has no schema");
                elements(array, at.then(declarations), declarations);
                return;
            }
        }
        if (found.size() == maxTools) {
            throw new ToolaceException(ErrorId.TOOL_LIMIT, "there are more than " + maxTools + " tools");
        }
        found.add(new Definition(object, at, list));
    }
}
