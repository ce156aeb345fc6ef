package dev.toolace.eval.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.eval.rule.Benchmark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Opens reports in a headless Chromium, if one was installed: {@code browser/run} does that once. */
class BrowserTest {

    private static final Path BROWSER = Path.of("browser").toAbsolutePath();
    private static final Path PAGES = Path.of("target/browser-test").toAbsolutePath();

    @Test
    void reportsLookRightAndDoNothingInABrowser() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.exists(BROWSER.resolve("node_modules/.installed")) && hasNode(),
                "skipped: no browser is installed; toolace-eval/browser/run installs one");
        Files.createDirectories(PAGES);
        List<String> command = new ArrayList<>(List.of("node", "check.mjs"));
        for (String name : SampleRuns.NAMES) {
            command.add(Files.writeString(PAGES.resolve(name + ".html"), SampleRuns.page(name)).toString());
        }
        command.add(Files.writeString(PAGES.resolve("long.html"), longPage()).toString());
        command.addAll(List.of("--compared", PAGES.resolve("run.html").toString(), "--pictures",
                PAGES.resolve("pictures").toString()));
        Path output = PAGES.resolve("output.txt");
        Process check = new ProcessBuilder(command).directory(BROWSER.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        boolean ended = check.waitFor(5, TimeUnit.MINUTES);
        check.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as(said).isTrue();
        assertThat(check.exitValue()).as(said).isZero();
        assertThat(said).contains("\"reports\":4,\"pictures\":32,\"failures\":[]");
    }

    @Test
    void withoutNodeItIsSkippedAndSaysSo() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/bin/sh")),
                "skipped: needs bash");
        Path dirname = Files.createDirectories(PAGES.resolve("bin")).resolve("dirname");
        Files.writeString(dirname, "#!/bin/sh\necho \"${1%/*}\"\n");
        assertThat(dirname.toFile().setExecutable(true)).isTrue();
        ProcessBuilder run = new ProcessBuilder("/bin/bash", BROWSER.resolve("run").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        run.environment().put("PATH", dirname.getParent().toString());
        Process skipped = run.start();
        assertThat(new String(skipped.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"skipped\":\"there is no Node\"}");
        assertThat(skipped.waitFor()).isZero();
    }

    /** Many changed and many wrong answers. */
    private static String longPage() {
        List<CaseResult> results = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            results.addAll(SampleRuns.results("run"));
        }
        return RunReport.html(SampleRuns.configuration("run"), RunFigures.of(results, Benchmark.EXACT, 3), results);
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
