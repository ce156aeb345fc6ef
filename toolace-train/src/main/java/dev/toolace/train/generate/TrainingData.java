package dev.toolace.train.generate;

import dev.toolace.ToolaceException;
import dev.toolace.train.TrainErrors;
import dev.toolace.train.catalog.ToolCatalog;
import dev.toolace.train.sample.Sample;
import dev.toolace.train.sample.SampleReader;
import dev.toolace.train.values.ValueBank;
import dev.toolace.train.values.ValueMaker;
import dev.toolace.train.wording.Phrasebook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that the training sets teach the generator: real samples, tool definitions, values and wording. Immutable
 * once loaded; loading reads some 20 MB.
 */
public final class TrainingData {

    private static final String POOL = "sealtools_api_pool.jsonl.gz";

    /** The sets in use and how often each is drawn relative to the others. */
    static final Map<String, Double> SETS = sets();

    private static final Set<String> FEW_TOOLS = Set.of("snips", "nlu_eval", "ha_intents", "metatool");

    /** How many samples of a set with few tools teach wording and values, so that they do not drown the others. */
    private static final int TAUGHT_OF_FEW = 300;

    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();
    private final ToolCatalog catalog;
    private final ValueMaker values;
    private final Phrasebook phrasebook;

    private TrainingData(Path folder) {
        List<Sample> varied = new ArrayList<>();
        for (String set : SETS.keySet()) {
            List<Sample> read = SampleReader.read(folder.resolve(set + ".jsonl.gz"));
            samples.put(set, RealSamples.usable(read));
            if (!FEW_TOOLS.contains(set)) {
                varied.addAll(read);
            }
        }
        catalog = ToolCatalog.load(folder.resolve(POOL), varied);
        List<Sample> taught = new ArrayList<>();
        samples.forEach((set, list) ->
                taught.addAll(FEW_TOOLS.contains(set) && list.size() > TAUGHT_OF_FEW ? spread(list) : list));
        values = new ValueMaker(new ValueBank(taught));
        phrasebook = new Phrasebook(taught);
    }

    /**
     * Loads the training sets.
     *
     * @param folder holds the sets as {@code *.jsonl.gz} in the uniform form
     * @return what they teach
     * @throws ToolaceException TA-TRAIN-001 where the folder does not hold them
     */
    public static TrainingData load(Path folder) {
        if (!Files.isRegularFile(folder.resolve(POOL))) {
            throw new ToolaceException(TrainErrors.NO_DATA, folder + " does not hold " + POOL);
        }
        return new TrainingData(folder);
    }

    /**
     * The real samples by set, without those that call a tool set aside for testing.
     *
     * @return unmodifiable; in the order in which the sets were read
     */
    public Map<String, List<Sample>> samples() {
        return Collections.unmodifiableMap(samples);
    }

    /**
     * The real tool definitions.
     *
     * @return the catalogue
     */
    public ToolCatalog catalog() {
        return catalog;
    }

    /**
     * The learned wording.
     *
     * @return the phrasebook
     */
    public Phrasebook phrasebook() {
        return phrasebook;
    }

    /**
     * A generator over the definitions that training may see.
     *
     * @return a new generator
     */
    public SampleGenerator trainingGenerator() {
        return new SampleGenerator(catalog.training(), 0.25, values, phrasebook);
    }

    /**
     * A generator over invented definitions only.
     *
     * @return a new generator
     */
    public SampleGenerator inventingGenerator() {
        return new SampleGenerator(catalog.training(), 1, values, phrasebook);
    }

    /**
     * A generator over the definitions set aside for testing, and nothing else.
     *
     * @return a new generator
     */
    public SampleGenerator heldOutGenerator() {
        return new SampleGenerator(catalog.heldOut(), 0, values, phrasebook);
    }

    private static List<Sample> spread(List<Sample> list) {
        List<Sample> some = new ArrayList<>();
        for (int i = 0; i < TAUGHT_OF_FEW; i++) {
            some.add(list.get((int) ((long) i * list.size() / TAUGHT_OF_FEW)));
        }
        return some;
    }

    private static Map<String, Double> sets() {
        Map<String, Double> sets = new LinkedHashMap<>();
        sets.put("sealtools", 4.0);
        sets.put("toolrl", 3.0);
        sets.put("toolace100", 1.5);
        sets.put("glaive_demo", 2.0);
        sets.put("hermes_demo", 0.5);
        sets.put("dria_mt", 1.5);
        sets.put("nlu_eval", 1.5);
        sets.put("snips", 1.0);
        sets.put("ha_intents", 0.5);
        sets.put("metatool", 1.0);
        return sets;
    }
}
