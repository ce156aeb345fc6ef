package dev.toolace.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Files beside the checkout, or where {@code TOOLACE_SHARED} points. */
public final class Corpora {

    private Corpora() {}

    public static @Nullable Path file(String name) {
        String shared = System.getenv("TOOLACE_SHARED");
        List<Path> roots = shared != null
                ? List.of(Path.of(shared))
                : List.of(Path.of("../../shared"), Path.of("../shared"));
        return roots.stream().map(root -> root.resolve(name)).filter(Files::isReadable).findFirst().orElse(null);
    }

    public static List<String> lines(Path gzipped) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(gzipped)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
