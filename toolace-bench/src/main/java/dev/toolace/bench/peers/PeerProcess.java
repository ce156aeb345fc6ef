package dev.toolace.bench.peers;

import dev.toolace.bench.measure.PeakMemory;
import dev.toolace.bench.measure.Stats;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The frame of an engine's process in Java: opens a model, answers every prompt, prints one JSON object with the times,
 * and ends the process. Arguments: the model, the file of prompts, the number of threads. Confined to one thread.
 */
public final class PeerProcess {

    /** An engine with an open model. */
    public interface Engine {

        /**
         * Answers a prompt, greedily and without an end before so many tokens.
         *
         * @param prompt what to answer, and how many tokens
         * @param first run when the first token is there
         * @return the text of all tokens, special ones as they may come out
         * @throws Exception if the engine fails
         */
        String answer(PeerPrompts.One prompt, Runnable first) throws Exception;
    }

    /** Opens models. */
    @FunctionalInterface
    public interface Opener {

        /**
         * Opens one.
         *
         * @param model folder or file
         * @param threads to use
         * @return the engine
         * @throws Exception if it cannot be opened
         */
        Engine open(Path model, int threads) throws Exception;
    }

    private PeerProcess() {}

    /**
     * Does it all.
     *
     * @param args of the process
     * @param opener of the engine
     * @throws Exception if anything fails
     */
    public static void run(String[] args, Opener opener) throws Exception {
        PeerPrompts prompts = PeerPrompts.read(Path.of(args[1]));
        long start = System.nanoTime();
        Engine engine = opener.open(Path.of(args[0]), Integer.parseInt(args[2]));
        double load = (System.nanoTime() - start) / 1e6;
        List<JsonValue> runs = new ArrayList<>();
        double loaded = 0;
        for (PeerPrompts.One prompt : prompts.all()) {
            JsonObject run = run(engine, prompt);
            if (loaded == 0) {
                loaded = load + ((JsonNumber) Objects.requireNonNull(run.get("ttft_ms"))).value().doubleValue();
            } else {
                runs.add(run);
            }
        }
        System.out.println(JsonObject.EMPTY.with("load_ms", Stats.number(load))
                .with("load_to_first_ms", Stats.number(loaded))
                .with("peak_kib", JsonNumber.of(PeakMemory.kibibytes().orElse(0)))
                .with("runs", new JsonArray(runs)).toJson());
        System.out.flush();
        // Not closed: an engine whose threads never end would keep the process, and nothing is left to be freed.
        Runtime.getRuntime().halt(0);
    }

    private static JsonObject run(Engine engine, PeerPrompts.One prompt) throws Exception {
        long[] first = new long[1];
        long start = System.nanoTime();
        String text = engine.answer(prompt, () -> first[0] = first[0] == 0 ? System.nanoTime() : first[0]);
        long end = System.nanoTime();
        return JsonObject.EMPTY.with("length", JsonNumber.of(prompt.text().length()))
                .with("generated", JsonNumber.of(prompt.generate()))
                .with("ttft_ms", Stats.number((first[0] - start) / 1e6))
                .with("total_ms", Stats.number((end - start) / 1e6))
                .with("text", new JsonString(text));
    }
}
