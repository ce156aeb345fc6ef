package dev.toolace.nano;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NanoModelTest {

    private static final List<String> FILES = List.of(
            "chat_template.jinja", "config.json", "genai_config.json", "generation_config.json", "model.onnx",
            "tokenizer.json", "tokenizer_config.json");

    @TempDir
    Path temp;

    private String before;
    private Path cache;

    @BeforeEach
    void choosesACache() {
        before = System.getProperty(NanoModel.CACHE_PROPERTY);
        cache = temp.resolve("a/cache");
        System.setProperty(NanoModel.CACHE_PROPERTY, cache.toString());
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
    void unpacksEveryFileIntoTheCache() throws IOException {
        Path folder = NanoModel.folder();
        assertThat(folder).isAbsolute().hasParent(cache.toAbsolutePath());
        assertThat(names(folder)).containsExactlyElementsOf(FILES);
        assertThat(Files.size(folder.resolve("model.onnx"))).isGreaterThan(1 << 20);
        assertThat(names(cache)).as("nothing temporary is left").containsExactly(folder.getFileName().toString());
    }

    @Test
    void aSecondCallWritesNothing() throws IOException {
        Path folder = NanoModel.folder();
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        for (String name : FILES) {
            Files.setLastModifiedTime(folder.resolve(name), old);
        }
        assertThat(NanoModel.folder()).isEqualTo(folder);
        for (String name : FILES) {
            assertThat(Files.getLastModifiedTime(folder.resolve(name))).isEqualTo(old);
        }
    }

    @Test
    void mendsWhatIsDamagedOrGone() throws IOException {
        Path folder = NanoModel.folder();
        byte[] model = Files.readAllBytes(folder.resolve("model.onnx"));
        byte[] damaged = model.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(folder.resolve("model.onnx"), damaged);
        Files.write(folder.resolve("config.json"), new byte[0]);
        Files.delete(folder.resolve("tokenizer.json"));

        assertThat(NanoModel.folder()).isEqualTo(folder);
        assertThat(Files.readAllBytes(folder.resolve("model.onnx"))).isEqualTo(model);
        assertThat(names(folder)).containsExactlyElementsOf(FILES);
        assertThat(Files.size(folder.resolve("config.json"))).isPositive();
        assertThat(names(cache)).hasSize(1);
    }

    @Test
    void manyThreadsGetOneWholeFolder() throws Exception {
        Path damaged = NanoModel.folder().resolve("tokenizer.json");
        for (int round = 0; round < 2; round++) {
            int threads = 8;
            CountDownLatch start = new CountDownLatch(1);
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            try {
                List<Future<byte[]>> read = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    read.add(pool.submit(() -> {
                        start.await();
                        return Files.readAllBytes(NanoModel.folder().resolve("tokenizer.json"));
                    }));
                }
                byte[] right = Files.readAllBytes(damaged);
                Files.writeString(damaged, "{");
                start.countDown();
                for (Future<byte[]> one : read) {
                    assertThat(one.get()).isEqualTo(right);
                }
            } finally {
                pool.shutdownNow();
            }
            assertThat(names(cache)).hasSize(1);
        }
    }

    @Test
    void manyThreadsUnpackTheFirstTime() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Path>> folders = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                folders.add(pool.submit(NanoModel::folder));
            }
            for (Future<Path> folder : folders) {
                assertThat(folder.get()).isEqualTo(folders.get(0).get());
            }
            assertThat(names(folders.get(0).get())).containsExactlyElementsOf(FILES);
        } finally {
            pool.shutdownNow();
        }
        assertThat(names(cache)).hasSize(1);
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(temp.resolve("occupied"), "a file");
        System.setProperty(NanoModel.CACHE_PROPERTY, file.resolve("cache").toString());
        assertThatThrownBy(NanoModel::folder)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("occupied");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
