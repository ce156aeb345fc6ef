package dev.toolace.nano;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The nano model as a folder that a backend can open. The files travel inside this artifact and are unpacked once per
 * version and user, checked against their checksums each time they are asked for. Safe for use by many threads and
 * processes.
 */
public final class NanoModel {

    /** System property that names the folder to unpack into; without it, {@code toolace} in the user's cache folder. */
    public static final String CACHE_PROPERTY = "toolace.cache";

    private static final String CHECKSUMS = "checksums.txt";

    private NanoModel() {}

    /**
     * The model's folder.
     *
     * @return an absolute folder that holds the model's files, whole and unchanged
     * @throws UncheckedIOException if the cache folder cannot be written; the message names it
     * @throws IllegalStateException if the artifact itself is damaged
     */
    public static Path folder() {
        try {
            byte[] list = resource(CHECKSUMS);
            Path cache = cache();
            Path folder = cache.resolve("nano-" + sha256(list).substring(0, 16)).toAbsolutePath();
            Map<String, String> checksums = parse(new String(list, StandardCharsets.UTF_8));
            if (!whole(folder, checksums)) {
                Files.createDirectories(cache);
                unpack(cache, folder, checksums);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the nano model could not be unpacked: " + e.getMessage(), e);
        }
    }

    private static void unpack(Path cache, Path folder, Map<String, String> checksums) throws IOException {
        Path temporary = Files.createTempDirectory(cache, "nano-");
        try {
            for (Map.Entry<String, String> file : checksums.entrySet()) {
                byte[] content = resource(file.getKey());
                if (!sha256(content).equals(file.getValue())) {
                    throw new IllegalStateException("the artifact's " + file.getKey() + " does not match its checksum");
                }
                Files.write(temporary.resolve(file.getKey()), content);
            }
            replace(temporary, folder, checksums);
        } finally {
            delete(temporary);
        }
    }

    private static void replace(Path temporary, Path folder, Map<String, String> checksums) throws IOException {
        try {
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException occupied) {
            if (!Files.isDirectory(folder)) {
                throw occupied;
            }
            // Another process was faster, or an earlier folder is damaged: mend it file by file.
            for (String name : checksums.keySet()) {
                Files.move(temporary.resolve(name), folder.resolve(name),
                        StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean whole(Path folder, Map<String, String> checksums) throws IOException {
        for (Map.Entry<String, String> file : checksums.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.isRegularFile(path) || !sha256(Files.readAllBytes(path)).equals(file.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static Path cache() {
        String chosen = System.getProperty(CACHE_PROPERTY);
        if (chosen != null) {
            return Path.of(chosen);
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("toolace");
    }

    private static Map<String, String> parse(String list) {
        Map<String, String> checksums = new LinkedHashMap<>();
        for (String line : list.split("\n")) {
            int space = line.indexOf("  ");
            if (space > 0) {
                checksums.put(line.substring(space + 2), line.substring(0, space));
            }
        }
        return checksums;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = NanoModel.class.getResourceAsStream("model/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the artifact does not hold " + name);
            }
            return in.readAllBytes();
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
