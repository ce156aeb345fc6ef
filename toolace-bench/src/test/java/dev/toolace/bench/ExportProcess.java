package dev.toolace.bench;

import dev.toolace.onnx.export.CheckpointExporter;
import dev.toolace.onnx.export.ExportProgress;
import dev.toolace.onnx.export.Precision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An export in a process of its own. Says {@code half} when half of the weights are written, and waits there if asked to;
 * at last says the most memory that the process ever held, in KiB, or -1 where the system does not tell.
 */
final class ExportProcess {
    private ExportProcess() { }

    public static void main(String[] args) throws Exception {
        boolean wait = args.length > 3;
        ExportProgress halfway = new ExportProgress() {
            private boolean said;

            @Override
            public void written(long bytes, long total) {
                if (!said && bytes * 2 >= total) {
                    said = true;
                    System.out.println("half");
                    while (wait) {
                        sleep();
                    }
                }
            }
        };
        CheckpointExporter.export(Path.of(args[0]), Path.of(args[1]), Precision.valueOf(args[2]), halfway);
        System.out.println(peak());
    }

    private static void sleep() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long peak() throws Exception {
        Path status = Path.of("/proc/self/status");
        List<String> lines = Files.isReadable(status) ? Files.readAllLines(status) : List.of();
        return lines.stream().filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(-1);
    }
}
