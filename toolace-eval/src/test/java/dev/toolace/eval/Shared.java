package dev.toolace.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Files beside the checkout, or where {@code TOOLACE_SHARED} points; tests are skipped where they are absent. */
public final class Shared {

    private Shared() {}

    public static Path file(String name) {
        String configured = System.getenv("TOOLACE_SHARED");
        List<Path> roots = configured != null ? List.of(Path.of(configured))
                : List.of(Path.of("../../shared"), Path.of("../shared"));
        return roots.stream().map(root -> root.resolve(name)).filter(Files::isReadable).findFirst().orElseGet(() ->
                Assumptions.abort("skipped: shared data '" + name + "' is absent; TOOLACE_SHARED can name its place"));
    }
}
