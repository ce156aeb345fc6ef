package dev.toolace.eval.run;

import dev.toolace.ToolaceException;
import dev.toolace.eval.EvalErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of files and folders, which pin what a run was made with. Stateless. */
public final class Checksums {

    private Checksums() {}

    /**
     * The checksum of a file, or of a folder: names and contents of all files in it, in the order of names.
     *
     * @param path a file or folder
     * @return 64 lower-case hexadecimal digits
     * @throws ToolaceException TA-EVAL-002 if it cannot be read
     */
    public static String of(Path path) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            if (Files.isDirectory(path)) {
                try (Stream<Path> walk = Files.walk(path)) {
                    List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
                    for (Path file : files) {
                        String name = path.relativize(file).toString().replace('\\', '/');
                        digest.update((name + "\0" + Files.size(file) + "\0").getBytes(StandardCharsets.UTF_8));
                        update(digest, file);
                    }
                }
            } else {
                update(digest, path);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new ToolaceException(EvalErrors.UNREADABLE, path + ": " + e, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
    }
}
