package dev.toolace.train.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import dev.toolace.format.JsonListFormat;
import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.TrainErrors;
import dev.toolace.train.catalog.Parameter;
import dev.toolace.train.catalog.ToolCatalog;
import dev.toolace.train.sample.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataTest {

    private static TrainingData data;

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException {
        data = TrainingData.load(SmallData.write(folder));
    }

    @Test
    void theCatalogueHoldsThePoolAndTheToolsOfTheSamples() {
        assertThat(data.catalog().training().size() + data.catalog().heldOut().size()).isEqualTo(111);
        assertThat(data.catalog().heldOut()).hasSizeBetween(4, 20)
                .allMatch(tool -> ToolCatalog.isHeldOut(tool.tool().name()));
        assertThat(data.catalog().training()).noneMatch(tool -> ToolCatalog.isHeldOut(tool.tool().name()));
    }

    /**
     * Names may be restyled and given a namespace, so that a tool is known by its parameters and the words of its name.
     */
    @Test
    void theHeldOutGeneratorOffersNoToolOfTraining() {
        Set<String> heldOut = descriptions(data.catalog().heldOut().stream().map(tool -> tool.tool()).toList());
        SampleGenerator generator = data.heldOutGenerator();
        for (int i = 0; i < 400; i++) {
            Sample sample = generator.next("h/" + i, new Dice(i));
            assertThat(heldOut).containsAll(descriptions(sample.tools()));
        }
    }

    @Test
    void theTrainingGeneratorOffersNoToolSetAside() {
        Set<String> heldOut = descriptions(data.catalog().heldOut().stream().map(tool -> tool.tool()).toList());
        SampleGenerator generator = data.trainingGenerator();
        for (int i = 0; i < 400; i++) {
            Sample sample = generator.next("t/" + i, new Dice(i));
            assertThat(descriptions(sample.tools())).doesNotContainAnyElementsOf(heldOut);
        }
    }

    @Test
    void theStreamIsAFunctionOfTheIndex() {
        SampleStream stream = new SampleStream(data, new JsonListFormat(), 17);
        List<Sample> forwards = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            forwards.add(stream.at(index(i)));
        }
        SampleStream again = new SampleStream(data, new JsonListFormat(), 17);
        for (int i = 199; i >= 0; i--) {
            assertThat(again.at(index(i))).isEqualTo(forwards.get(i));
        }
        assertThat(forwards).extracting(Sample::source).contains("generated", "sealtools", "joined");
        assertThat(forwards.stream().distinct().count()).isGreaterThan(140);
        assertThat(new SampleStream(data, new JsonListFormat(), 18).at(0)).isNotEqualTo(forwards.get(0));
    }

    @Test
    void threadsMayShareTheStream() {
        SampleStream stream = new SampleStream(data, new JsonListFormat(), 17);
        List<Sample> alone = IntStream.range(0, 200).mapToObj(i -> stream.at(index(i))).toList();
        assertThat(IntStream.range(0, 200).parallel().mapToObj(i -> stream.at(index(i))).toList()).isEqualTo(alone);
    }

    @Test
    void aFolderWithoutTheSetsIsAClearError(@TempDir Path empty) {
        assertThatThrownBy(() -> TrainingData.load(empty))
                .isInstanceOfSatisfying(ToolaceException.class,
                        e -> assertThat(e.errorId()).isEqualTo(TrainErrors.NO_DATA))
                .hasMessageContaining("sealtools_api_pool.jsonl.gz");
    }

    /** The first samples and, as many, samples far on: the stream may begin with easy ones. */
    private static long index(int i) {
        return i % 2 == 0 ? i : 1_000_000L * i;
    }

    private static Set<String> descriptions(List<Tool> tools) {
        return tools.stream()
                .filter(tool -> !tool.description().isEmpty() && !Parameter.of(tool).isEmpty())
                .map(Tool::description)
                .collect(Collectors.toSet());
    }
}
