package dev.toolace.fuzz;

import dev.toolace.ToolaceException;
import dev.toolace.tool.Tool;
import java.nio.charset.StandardCharsets;

/** Definitions of tools: what is accepted means the same when it is written and read again. */
public final class ToolTarget {

    private ToolTarget() {}

    /**
     * Reads one input.
     *
     * @param data text in UTF-8
     */
    public static void fuzzerTestOneInput(byte[] data) {
        Tool tool;
        try {
            tool = Tool.parse(new String(data, StandardCharsets.UTF_8));
        } catch (ToolaceException e) {
            return;
        }
        Expect.that(Tool.parse(tool.toJson().toJson()).equals(tool), tool);
    }
}
