package dev.toolace.onnx.internal.decode;

import dev.toolace.ToolaceException;
import dev.toolace.onnx.TinyModel;
import dev.toolace.onnx.TokenModel;
import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Damages ONNX files in seeded ways and opens them. A long run: {@code main(FROM, TO, FOLDER)}, in a process that may
 * die.
 */
final class TamperedGraphs {
    private static final int[] PROMPT = {1, 2, 3, 4, 5, 6, 7};

    private TamperedGraphs() { }

    /** Small models of several kinds. */
    static List<Path> models(Path parent) throws IOException {
        return List.of(ForeignGraphs.write(parent, ForeignGraphs.Form.PLAIN),
                ForeignGraphs.write(parent, ForeignGraphs.Form.STACKED), TinyModel.folder(parent, Precision.INT4),
                TinyModel.folder(parent, Precision.INT8));
    }

    /** A damaged copy. The graph is at both ends of a file, the weights between may be anything. */
    static byte[] damaged(byte[] original, long seed) {
        Random random = new Random(seed);
        byte[] bytes = original.clone();
        // What keeps all lengths gets further than what does not.
        int kinds = random.nextInt(5) < 3 ? 3 : 7;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = place(bytes.length, random);
            bytes = switch (random.nextInt(kinds)) {
                case 0 -> flipped(bytes, at, 1 << random.nextInt(8));
                case 1 -> set(bytes, at, random.nextInt(256));
                case 2 -> set(bytes, at, new int[] {0, 1, 0x7f, 0x80, 0xff}[random.nextInt(5)]);
                case 3 -> Arrays.copyOf(bytes, at);
                case 4 -> spliced(bytes, at, at, random(random));
                case 5 -> spliced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(16)), new byte[0]);
                default -> {
                    int from = place(bytes.length, random);
                    yield spliced(bytes, at, at, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 64)));
                }
            };
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    private static int place(int length, Random random) {
        int near = Math.min(length, 6000);
        return switch (random.nextInt(5)) {
            case 0, 1 -> random.nextInt(near);
            case 2, 3 -> length - 1 - random.nextInt(Math.min(length, 3000));
            default -> random.nextInt(length);
        };
    }

    private static byte[] random(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(8)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, int at, int mask) {
        bytes[at] ^= (byte) mask;
        return bytes;
    }

    private static byte[] set(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        byte[] out = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
        System.arraycopy(middle, 0, out, from, middle.length);
        System.arraycopy(bytes, to, out, from + middle.length, bytes.length - to);
        return out;
    }

    /** Opens and runs a model; the id of its error, or a word that there was none. */
    static String open(Path folder) {
        try (TokenModel model = TokenModel.open(folder, 1)) {
            model.greedy(PROMPT, 3);
            return "none";
        } catch (ToolaceException e) {
            return e.errorId().code();
        }
    }

    /**
     * Prints how often each error came; the last line of the folder's file {@code seed} is the one that ended the
     * process.
     */
    public static void main(String[] args) throws IOException {
        Path parent = Path.of(args[2]);
        List<Path> models = models(parent);
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (Path folder : models) {
            Path file = folder.resolve("model.onnx");
            byte[] original = Files.readAllBytes(file);
            for (long seed = Long.parseLong(args[0]); seed < Long.parseLong(args[1]); seed++) {
                Files.writeString(parent.resolve("seed"), folder.getFileName() + " " + seed);
                Files.write(file, damaged(original, seed));
                long start = System.nanoTime();
                try {
                    counts.merge(open(folder), 1, Integer::sum);
                } catch (RuntimeException | Error e) {
                    System.out.println(folder.getFileName() + " " + seed + " " + e);
                    counts.merge("other", 1, Integer::sum);
                }
                if (System.nanoTime() - start > 2_000_000_000L) {
                    System.out.println(folder.getFileName() + " " + seed + " slow "
                            + (System.nanoTime() - start) / 1_000_000);
                }
            }
            Files.write(file, original);
        }
        System.out.println(counts);
    }
}
