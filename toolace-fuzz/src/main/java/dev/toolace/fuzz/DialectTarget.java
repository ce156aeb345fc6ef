package dev.toolace.fuzz;

import dev.toolace.ToolaceException;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolDialect;
import dev.toolace.tool.ToolExport;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Definitions in any dialect: what is read can be written in each, and where no note says otherwise means the same. */
public final class DialectTarget {

    private static final List<ToolDialect> LOSSLESS =
            List.of(ToolDialect.OPENAI, ToolDialect.ANTHROPIC, ToolDialect.MCP, ToolDialect.GEMINI_JSON_SCHEMA);

    private DialectTarget() {}

    /**
     * Reads one input.
     *
     * @param data text in UTF-8
     */
    public static void fuzzerTestOneInput(byte[] data) {
        List<Tool> tools;
        try {
            tools = ToolDialect.readAny(new String(data, StandardCharsets.UTF_8)).tools();
        } catch (ToolaceException e) {
            return;
        }
        for (ToolDialect dialect : ToolDialect.values()) {
            ToolExport export = dialect.write(tools);
            String written = export.json().toJson();
            if (LOSSLESS.contains(dialect) && !tools.isEmpty() && export.notes().isEmpty()) {
                Expect.that(dialect.read(written).tools().equals(tools), written);
            }
        }
    }
}
