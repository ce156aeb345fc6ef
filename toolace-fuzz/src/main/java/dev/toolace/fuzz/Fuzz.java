package dev.toolace.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs targets under Jazzer, each in a process of its own. Stateless. */
public final class Fuzz {

    /** All targets. */
    public static final List<Class<?>> TARGETS = List.of(
            TemplateTarget.class,
            StrictJsonTarget.class, RepairTarget.class, JsonFormatsTarget.class, NamedFormatsTarget.class,
            MarkupFormatsTarget.class, PythonFormatsTarget.class, GeneralFormatsTarget.class, ToolTarget.class,
            DialectTarget.class, ValidationTarget.class, GrammarTarget.class, TemplateSourceTarget.class,
            TemplateContextTarget.class,
            OnnxTarget.class, CheckpointTarget.class);

    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: (\\d+)");

    private Fuzz() {}

    /**
     * What became of a run.
     *
     * @param executed inputs
     * @param failed whether an input broke a rule, or took longer than allowed
     * @param output what Jazzer printed
     */
    public record Report(long executed, boolean failed, String output) {}

    /**
     * Runs a target. Inputs that break it are left in the folder, by Jazzer's names.
     *
     * @param target one of {@link #TARGETS}
     * @param runs how many inputs
     * @param seed determines the inputs
     * @param secondsPerInput an input that takes longer is a failure
     * @param folder where inputs of earlier runs are found, and those of this one are kept
     * @return the report
     * @throws IOException if the process cannot be started
     * @throws InterruptedException if the thread is interrupted; the process is then stopped
     */
    public static Report run(Class<?> target, long runs, int seed, int secondsPerInput, Path folder)
            throws IOException, InterruptedException {
        Path inputs = folder.resolve(target.getSimpleName());
        Files.createDirectories(inputs);
        Seeds.write(target, inputs);
        Path log = Files.createTempFile(folder, target.getSimpleName(), ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), "-Xmx1g", "-Xss1m",
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=dev.toolace.**",
                // Patterns of schemas are untrusted on purpose; what they may cost is limited elsewhere.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/" + target.getSimpleName() + "-",
                "-runs=" + runs, "-seed=" + seed, "-timeout=" + secondsPerInput, "-max_len=4096",
                "-rss_limit_mb=4096", "-print_final_stats=1", inputs.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            int status = process.waitFor();
            String output = Files.readString(log, StandardCharsets.UTF_8);
            Matcher executed = EXECUTED.matcher(output);
            return new Report(executed.find() ? Long.parseLong(executed.group(1)) : 0, status != 0, output);
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * Runs every target, or those named: {@code RUNS FOLDER [TARGET...]}. Prints a JSON line for each.
     *
     * @param args number of inputs, a folder, and simple names of targets
     * @throws IOException if a process cannot be started
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        long runs = Long.parseLong(args[0]);
        Path folder = Path.of(args[1]).toAbsolutePath();
        List<String> names = List.of(args).subList(2, args.length);
        boolean failed = false;
        for (Class<?> target : TARGETS) {
            if (names.isEmpty() || names.contains(target.getSimpleName())) {
                Report report = run(target, runs, (int) (System.nanoTime() & Integer.MAX_VALUE), 1, folder);
                failed |= report.failed();
                System.out.println("{\"target\":\"" + target.getSimpleName() + "\",\"executed\":" + report.executed()
                        + ",\"failed\":" + report.failed() + "}");
            }
        }
        System.exit(failed ? 1 : 0);
    }
}
