package dev.toolace.train.djl;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.toolace.train.Dice;
import dev.toolace.train.tokenizer.BpeTrainer;
import dev.toolace.train.tokenizer.NanoVocabulary;
import dev.toolace.train.tokenizer.TokenizerJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A model, samples and a tokenizer small enough to make in every test. */
final class Tiny {

    /** The runtime's attention wants heads whose width is a multiple of 16. */
    static final LlamaConfig CONFIG = new LlamaConfig(40, 48, 24, 2, 3, 64, 10_000, 1e-5);

    private Tiny() {}

    /** Parameters large enough that every part of the model shows in its output. */
    static Parameters parameters(NDManager manager) {
        Parameters parameters = new Parameters(manager, CONFIG, 5);
        Random random = new Random(6);
        JniUtils.setGradMode(false);
        for (NDArray array : parameters.byName().values()) {
            boolean norm = array.getShape().dimension() == 1;
            float[] values = new float[(int) array.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) ((norm ? 1 : 0) + random.nextGaussian() * 0.25);
            }
            try (NDArray chosen = manager.create(values, array.getShape())) {
                array.muli(0).addi(chosen);
            }
        }
        return parameters;
    }

    /** A sample of a made-up language in which each token depends on the one before. */
    static EncodedSample sample(long index) {
        Dice dice = new Dice(index);
        int[] ids = new int[dice.between(4, 30)];
        float[] weights = new float[ids.length];
        ids[0] = dice.between(0, 39);
        for (int i = 1; i < ids.length; i++) {
            ids[i] = dice.chance(0.9) ? (ids[i - 1] * 3 + 1) % 40 : dice.between(0, 39);
            weights[i] = dice.chance(0.7) ? 1 : 0.25f;
        }
        return new EncodedSample(ids, weights);
    }

    /** A tokenizer with the nano model's fixed tokens and a few merges. */
    static HuggingFaceTokenizer tokenizer(Path folder) throws IOException {
        BpeTrainer trainer = new BpeTrainer();
        trainer.add("set the timer to twelve minutes, then set the lamp in the kitchen to the minimum");
        trainer.add("Zürich Zürich São Paulo São Paulo Straße Straße 東京 東京 привет привет Timer Timer TIMER TIMER");
        Path file = Files.writeString(folder.resolve("tokenizer.json"),
                TokenizerJson.of(NanoVocabulary.CONTROL, NanoVocabulary.STRINGS, trainer.learn(100)).toJson());
        return HuggingFaceTokenizer.builder()
                .optTokenizerPath(file)
                .optTruncation(false)
                .optPadding(false)
                .optAddSpecialTokens(false)
                .build();
    }

    static long[] ids(HuggingFaceTokenizer tokenizer, String text) {
        return tokenizer.encode(text, false, false).getIds();
    }

    static List<EncodedSample> samples(int from, int to) {
        return IntStream.range(from, to).mapToObj(Tiny::sample).toList();
    }
}
