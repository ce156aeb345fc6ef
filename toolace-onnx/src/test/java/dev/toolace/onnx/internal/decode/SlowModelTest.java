package dev.toolace.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowModelTest {
    @TempDir
    Path temp;

    private static String logged(Path folder) {
        PrintStream real = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setErr(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            Engine.open(ModelFolder.read(folder), EngineSettings.defaults().withThreads(1)).close();
        } finally {
            System.setErr(real);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void openingASlowModelWarnsInOneLineWithTheCommand() throws IOException {
        String log = logged(ForeignGraphs.write(temp, ForeignGraphs.Form.STACKED));
        assertThat(log.lines()).singleElement().asString().contains("WARN", "STACKED", "copied with every token",
                "toolace export --checkpoint");
        assertThat(logged(ForeignGraphs.write(temp, ForeignGraphs.Form.PLAIN))).isEmpty();
    }
}
