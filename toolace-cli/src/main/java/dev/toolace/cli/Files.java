package dev.toolace.cli;

import static java.nio.file.Files.readString;
import static java.nio.file.Files.size;

import dev.toolace.ToolaceException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads small text files, with one clear error where that fails. Stateless. */
final class Files {

    private static final long LARGEST = 16L << 20;

    private Files() {}

    static String read(Path file) {
        try {
            if (size(file) > LARGEST) {
                throw new ToolaceException(CliErrors.UNREADABLE, file + " is larger than " + LARGEST + " bytes");
            }
            return readString(file);
        } catch (NoSuchFileException e) {
            throw new ToolaceException(CliErrors.UNREADABLE, file + " does not exist", e);
        } catch (MalformedInputException e) {
            throw new ToolaceException(CliErrors.UNREADABLE, file + " is not UTF-8 text", e);
        } catch (IOException e) {
            throw new ToolaceException(CliErrors.UNREADABLE, file + ": " + e.getMessage(), e);
        }
    }
}
