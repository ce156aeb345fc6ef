package dev.toolace.nano;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads the class a second time, from a copy of the artifact that is damaged. */
class DamagedArtifactTest {

    @TempDir
    Path temp;

    private String before;
    private Path artifact;

    @BeforeEach
    void copiesTheArtifact() throws IOException, URISyntaxException {
        before = System.getProperty(NanoModel.CACHE_PROPERTY);
        System.setProperty(NanoModel.CACHE_PROPERTY, temp.resolve("cache").toString());
        artifact = temp.resolve("artifact");
        Path classes = Path.of(NanoModel.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = artifact.resolve(classes.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @AfterEach
    void restoresTheCache() {
        if (before == null) {
            System.clearProperty(NanoModel.CACHE_PROPERTY);
        } else {
            System.setProperty(NanoModel.CACHE_PROPERTY, before);
        }
    }

    @Test
    void theCopyItselfWorks() throws Throwable {
        assertThat(folder()).isDirectory();
    }

    @Test
    void aFileThatDoesNotMatchItsChecksumIsNamedAndNothingIsLeft() throws IOException {
        Files.writeString(artifact.resolve("dev/toolace/nano/model/config.json"), "{}");
        assertThatThrownBy(this::folder)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("config.json does not match its checksum");
        try (Stream<Path> left = Files.list(temp.resolve("cache"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFileThatIsMissingIsNamed() throws IOException {
        Files.delete(artifact.resolve("dev/toolace/nano/model/tokenizer.json"));
        assertThatThrownBy(this::folder)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not hold tokenizer.json");
    }

    private Path folder() throws Throwable {
        URL[] urls = {artifact.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            MethodHandle folder = MethodHandles.publicLookup().findStatic(
                    loader.loadClass(NanoModel.class.getName()), "folder", MethodType.methodType(Path.class));
            return (Path) folder.invoke();
        }
    }
}
