package dev.toolace.bench.peers;

import dev.toolace.bench.measure.ModelBenchProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The engines that are there, and how their processes are started. Stateless. */
final class PeerEngines {

    private static final String LLAMA = "dev.toolace.peers.JavaLlamaProcess";

    private PeerEngines() {}

    /** Starts an engine: the words of a command, without the model, the prompts and the threads, which follow. */
    record Launch(List<String> command, boolean gguf) {

        List<String> with(PeerModels.Model model, Path prompts, int threads) {
            List<String> words = new ArrayList<>(command);
            words.add((gguf ? model.gguf() : model.folder()).toAbsolutePath().toString());
            words.add(prompts.toAbsolutePath().toString());
            words.add(Integer.toString(threads));
            return words;
        }
    }

    /**
     * All that are there, ours first.
     *
     * @param scripts folder of the scripts for Node, and of what npm installed for them
     * @param notes told which ones are left out, and why
     */
    static Map<String, Launch> found(Path scripts, Consumer<String> notes) {
        Map<String, Launch> found = new LinkedHashMap<>();
        found.put("toolace", java(ToolaceProcess.class.getName(), false));
        found.put("ONNX Runtime, plain loop", java(NaiveProcess.class.getName(), false));
        if (exists(LLAMA)) {
            found.put("java-llama.cpp", java(LLAMA, true));
        } else {
            notes.accept("java-llama.cpp is left out: not on the class path, build with -Ppeers");
        }
        if (!runs("node", "--version")) {
            notes.accept("transformers.js and node-llama-cpp are left out: there is no Node");
        } else if (!Files.isDirectory(scripts.resolve("node_modules"))) {
            notes.accept("transformers.js and node-llama-cpp are left out: npm install was not run in " + scripts);
        } else {
            found.put("transformers.js", node(scripts.resolve("transformers.mjs"), false));
            found.put("node-llama-cpp", node(scripts.resolve("node-llama.mjs"), true));
        }
        return found;
    }

    /** The command that measures what {@code toolace bench} does. */
    static List<String> ratios(Path folder, int threads, int runs) {
        List<String> words = new ArrayList<>(java(ModelBenchProcess.class.getName(), false).command);
        words.addAll(List.of(folder.toAbsolutePath().toString(), Integer.toString(threads), Integer.toString(runs)));
        return words;
    }

    private static Launch java(String main, boolean gguf) {
        return new Launch(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), main), gguf);
    }

    private static Launch node(Path script, boolean gguf) {
        return new Launch(List.of("node", script.toAbsolutePath().toString()), gguf);
    }

    private static boolean exists(String type) {
        try {
            Class.forName(type, false, PeerEngines.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
