package dev.toolace.train.djl;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.toolace.conversation.Message;
import dev.toolace.format.CallFormat;
import dev.toolace.format.JsonListFormat;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.checkpoint.SafeTensors;
import dev.toolace.onnx.template.ChatTemplate;
import dev.toolace.train.Dice;
import dev.toolace.train.generate.SampleStream;
import dev.toolace.train.generate.TrainingData;
import dev.toolace.train.refine.RefinementCorpus;
import dev.toolace.train.sample.Sample;
import dev.toolace.train.tokenizer.BpeTrainer;
import dev.toolace.train.tokenizer.NanoVocabulary;
import dev.toolace.train.tokenizer.TokenizerJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The recipe of the nano model: tokenizer, samples, training, checkpoint. Not thread-safe; one run per output folder.
 */
public final class NanoTraining {

    /** The file of the output folder that holds the model's own answers, see {@link RefinementCorpus}. */
    public static final String CORPUS = "refinement.jsonl";

    /** Share of the samples that are the model's own answers, once there are any. */
    private static final double OWN_ANSWERS = 0.2;

    private static final long LATER_SAMPLES = 500_000_000L;
    private static final int VOCABULARY = 3072;
    private static final int TOKENIZER_SAMPLES = 12_000;
    private static final int MAX_POSITIONS = 2048;

    private final Path data;
    private final Path out;
    private final Optional<Path> from;
    private final TrainingPlan plan;
    private final Consumer<String> log;
    private final CallFormat format = new JsonListFormat();

    /**
     * A run.
     *
     * @param data folder of the training sets
     * @param out receives checkpoint and tokenizer; a run that was stopped continues there
     * @param from a checkpoint of an earlier run, whose weights and tokenizer a new run starts with; empty for random ones
     * @param plan how long and how fast
     * @param log receives one line of progress at a time
     */
    public NanoTraining(Path data, Path out, Optional<Path> from, TrainingPlan plan, Consumer<String> log) {
        this.data = data;
        this.out = out;
        this.from = from;
        this.plan = plan;
        this.log = log;
    }

    /**
     * Trains to the end of the plan.
     *
     * @return the folder of the Hugging Face checkpoint
     */
    public Path run() {
        try {
            Files.createDirectories(out);
            TrainingData sets = TrainingData.load(data);
            SampleStream stream = new SampleStream(sets, format, plan.seed());
            String templateSource = resource("chat_template.jinja");
            ChatTemplate template = ChatTemplate.parse(templateSource);
            Path tokenizerFile = out.resolve("tokenizer.json");
            if (!Files.exists(tokenizerFile) && from.isPresent()) {
                replace(tokenizerFile, Files.readString(from.get().resolve("tokenizer.json")));
            } else if (!Files.exists(tokenizerFile)) {
                log.accept("learning the tokenizer from " + TOKENIZER_SAMPLES + " samples");
                replace(tokenizerFile, learnTokenizer(stream, template).toJson());
            }
            Files.writeString(out.resolve("chat_template.jinja"), templateSource);
            try (HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.builder()
                    .optTokenizerPath(tokenizerFile)
                    .optTruncation(false)
                    .optPadding(false)
                    .optAddSpecialTokens(false)
                    .build()) {
                train(stream, template, tokenizer);
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException("training in " + out + " failed", e);
        }
    }

    /** JSON that is the same in every run. */
    private static String sorted(Map<String, Object> members) {
        return JsonValue.of(new TreeMap<>(members)).toJson();
    }

    private void train(SampleStream stream, ChatTemplate template,
            HuggingFaceTokenizer tokenizer) throws IOException {
        int end = NanoVocabulary.CONTROL.indexOf(NanoVocabulary.END);
        int assistant = NanoVocabulary.CONTROL.indexOf(NanoVocabulary.ASSISTANT);
        int pad = NanoVocabulary.CONTROL.indexOf(NanoVocabulary.PAD);
        LlamaConfig config = new LlamaConfig(VOCABULARY, 192, 512, 6, 6, MAX_POSITIONS, 10_000, 1e-5);
        replace(out.resolve("config.json"), config.toConfigJson(end, pad).toJson());
        replace(out.resolve("generation_config.json"),
                sorted(Map.of("eos_token_id", end, "pad_token_id", pad)));
        replace(out.resolve("tokenizer_config.json"), sorted(Map.of(
                "tokenizer_class", "PreTrainedTokenizerFast", "eos_token", NanoVocabulary.END, "pad_token",
                NanoVocabulary.PAD, "model_max_length", MAX_POSITIONS, "clean_up_tokenization_spaces", false)));
        // A run that starts from weights goes on with samples that they have not seen.
        long first = from.isPresent() ? LATER_SAMPLES : 0;
        SampleEncoder encoder = new SampleEncoder(template, tokenizer, format, assistant, end);
        DjlTrainer trainer = new DjlTrainer(config, plan, log);
        RefinementCorpus corpus = RefinementCorpus.read(out.resolve(CORPUS));
        log.accept(corpus.answers().size() + " answers of the model itself in " + CORPUS);
        trainer.train(
                index -> encode(encoder, stream, corpus, first + index),
                out,
                from,
                parameters -> writeCheckpoint(config, parameters));
    }

    private EncodedSample encode(SampleEncoder encoder, SampleStream stream, RefinementCorpus corpus, long index) {
        Dice dice = new Dice(~index * 31 + plan.seed());
        if (!corpus.answers().isEmpty() && dice.chance(OWN_ANSWERS)) {
            RefinementCorpus.Answer answer = dice.pick(corpus.answers());
            return encoder.encodeRefined(stream.at(answer.index()), answer.text(), dice);
        }
        return encoder.encode(stream.at(index), dice);
    }

    private JsonValue learnTokenizer(SampleStream stream, ChatTemplate template) {
        BpeTrainer trainer = new BpeTrainer();
        for (int i = 0; i < TOKENIZER_SAMPLES; i++) {
            Sample sample = stream.at(i);
            List<Message> messages = new ArrayList<>(sample.messages());
            messages.add(Message.assistant(format.render(sample.calls())));
            trainer.add(template.render(messages, sample.tools(), false, Map.of()));
        }
        int fixed = NanoVocabulary.CONTROL.size() + NanoVocabulary.STRINGS.size() + 256;
        return TokenizerJson.of(NanoVocabulary.CONTROL, NanoVocabulary.STRINGS, trainer.learn(VOCABULARY - fixed));
    }

    private void writeCheckpoint(LlamaConfig config, Parameters parameters) {
        Path temporary = out.resolve("model.safetensors.tmp");
        SafeTensors.write(temporary, CheckpointTensors.toHuggingFace(config, parameters), Map.of("format", "pt"));
        move(temporary, out.resolve("model.safetensors"));
    }

    private static void replace(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(temporary, text);
        move(temporary, file);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(to + " could not be replaced", e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(NanoTraining.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
