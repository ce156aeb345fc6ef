package dev.toolace.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A folder in which the documentation's shell commands run as they do in a checkout, on the classes under test. */
final class Checkout implements AutoCloseable {

    private static final List<String> LINKED = List.of("toolace-examples", "toolace-nano", "interop");

    private final Path folder;

    /** Lays it out: the program, and links to the parts of the repository that commands name. */
    Checkout(Path folder) throws IOException {
        this.folder = folder;
        Path program = folder.resolve("toolace");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.writeString(program, "#!/bin/sh\nexec '" + java + "' -cp '" + classPath() + "' '-Dtoolace.cache=" + folder.resolve("cache") + "' dev.toolace.cli.Main \"$@\"\n");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable");
        }
        for (String name : LINKED) {
            Files.createSymbolicLink(folder.resolve(name), DocumentedCommands.root().resolve(name));
        }
    }

    @Override
    public void close() throws IOException {
        for (String name : LINKED) {
            Files.delete(folder.resolve(name));
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Whether commands can run here at all. */
    static boolean hasShell() {
        return File.separatorChar == '/' && Files.isExecutable(Path.of("/bin/sh"));
    }

    /** Runs lines of a shell; the first that fails ends them. */
    Shell run(String lines) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-e", "-c", lines).directory(folder.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("TOOLACE", folder.resolve("toolace").toString());
        Process process = builder.start();
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                throw new IOException("still running after ten minutes: " + lines);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Shell(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
