package dev.toolace.bench.peers;

import dev.toolace.bench.ByteTokenizer;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The prompts of one process, the same for every engine. The first one is for warming up and does not count. Immutable.
 *
 * @param all in order
 */
public record PeerPrompts(List<One> all) {

    /** Copies the list. */
    public PeerPrompts {
        all = List.copyOf(all);
    }

    /**
     * A prompt.
     *
     * @param text printable ASCII, each character of which is a token
     * @param generate tokens to generate
     */
    public record One(String text, int generate) {

        /**
         * The prompt's tokens.
         *
         * @return token numbers
         */
        public int[] ids() {
            return ByteTokenizer.encode(text);
        }
    }

    /**
     * Makes prompts.
     *
     * @param seed another one gives other prompts
     * @param repeats prompts of each length
     * @param decode tokens to generate after each prompt of the first length; of the others one
     * @param lengths in tokens
     * @return first one for warming up, then each length in turn
     */
    static PeerPrompts of(long seed, int repeats, int decode, List<Integer> lengths) {
        SplittableRandom random = new SplittableRandom(seed);
        List<One> all = new ArrayList<>();
        for (int repeat = -1; repeat < repeats; repeat++) {
            for (int length : repeat < 0 ? lengths.subList(0, 1) : lengths) {
                StringBuilder text = new StringBuilder();
                // No two prompts begin alike: nothing of one can be reused for the next.
                text.append((char) ('A' + all.size()));
                while (text.length() < length) {
                    text.append((char) ('!' + random.nextInt('~' - '!' + 1)));
                }
                all.add(new One(text.toString(), length == lengths.get(0) ? decode : 1));
            }
        }
        return new PeerPrompts(all);
    }

    void write(Path file) throws IOException {
        List<JsonValue> lines = new ArrayList<>();
        for (One one : all) {
            List<JsonValue> ids = new ArrayList<>();
            for (int id : one.ids()) {
                ids.add(JsonNumber.of(id));
            }
            lines.add(JsonObject.EMPTY.with("text", new JsonString(one.text))
                    .with("generate", JsonNumber.of(one.generate)).with("ids", new JsonArray(ids)));
        }
        Files.writeString(file, new JsonArray(lines).toJson());
    }

    /**
     * Reads prompts in the process of an engine.
     *
     * @param file as written
     * @return the prompts
     * @throws IOException if it cannot be read
     */
    public static PeerPrompts read(Path file) throws IOException {
        List<One> all = new ArrayList<>();
        for (JsonValue line : ((JsonArray) JsonValue.parse(Files.readString(file))).elements()) {
            JsonObject one = (JsonObject) line;
            all.add(new One(((JsonString) Objects.requireNonNull(one.get("text"))).value(),
                    ((JsonNumber) Objects.requireNonNull(one.get("generate"))).value().intValueExact()));
        }
        return new PeerPrompts(all);
    }
}
