package dev.toolace.train.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.conversation.Role;
import dev.toolace.format.JsonListFormat;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.ToolSet;
import dev.toolace.train.Dice;
import dev.toolace.train.sample.Sample;
import dev.toolace.validation.CallValidator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleGeneratorTest {

    private static final int MANY = 600;
    private static final Set<String> NO_CALL = Set.of("no_fitting_tool", "missing_argument");

    private final CallValidator validator = new CallValidator();

    @Test
    void everyCallNamesAnOfferedToolAndSatisfiesItsSchema() {
        for (Sample sample : samples(0)) {
            assertThat(validator.validate(sample.calls(), ToolSet.of(sample.tools())))
                    .as("%s %s", sample.category(), sample.calls())
                    .isEmpty();
        }
    }

    @Test
    void everyKindOccursAndOnlyTheKindsWithoutCallsHaveNone() {
        Set<String> seen = new HashSet<>();
        for (Sample sample : samples(0.25)) {
            seen.add(sample.category());
            assertThat(sample.calls().isEmpty()).as(sample.category()).isEqualTo(NO_CALL.contains(sample.category()));
            switch (sample.category()) {
                case "single" -> assertThat(sample.calls()).hasSize(1);
                case "several" -> assertThat(sample.calls()).extracting(Call::name).doesNotHaveDuplicates().hasSizeBetween(2, 3);
                case "parallel" -> {
                    assertThat(sample.calls()).extracting(Call::name).containsOnly(sample.calls().get(0).name());
                    assertThat(sample.calls()).doesNotHaveDuplicates().hasSizeBetween(2, 3);
                }
                default -> assertThat(NO_CALL).contains(sample.category());
            }
        }
        assertThat(seen).containsExactlyInAnyOrder("single", "several", "parallel", "no_fitting_tool",
                "missing_argument");
    }

    @Test
    void everyTextOfACallCanBeReadOffTheRequest() {
        for (Sample sample : samples(0.25)) {
            // Sentences start with a capital and lose their final stop when they are joined.
            String query = last(sample).toLowerCase(Locale.ROOT);
            for (Call call : sample.calls()) {
                for (String text : texts(call)) {
                    assertThat(query).contains(text.toLowerCase(Locale.ROOT).replaceFirst("[.?!]+$", ""));
                }
            }
        }
    }

    @Test
    void everySampleCanBePutToAnAgent() {
        for (Sample sample : samples(0.25)) {
            assertThat(sample.tools()).isNotEmpty();
            assertThat(sample.tools()).extracting("name").doesNotHaveDuplicates();
            assertThat(sample.messages()).singleElement()
                    .satisfies(message -> assertThat(message.role()).isEqualTo(Role.USER));
            assertThat(last(sample)).isNotBlank().doesNotContain("{p}");
        }
    }

    @Test
    void theSameDiceGiveTheSameSample() {
        assertThat(samples(0.25)).isEqualTo(samples(0.25));
        SampleGenerator generator = SmallData.generator(0.25);
        assertThat(generator.next("a", new Dice(1))).isNotEqualTo(generator.next("a", new Dice(2)));
    }

    @Test
    void aSessionAnswersEveryRequestButTheLast() {
        JsonListFormat format = new JsonListFormat();
        SampleGenerator generator = SmallData.generator(0.25);
        for (int i = 0; i < 200; i++) {
            Sample sample = generator.session("s", format, new Dice(i));
            List<Message> messages = sample.messages();
            assertThat(messages.size() % 2).isEqualTo(1);
            for (int m = 0; m < messages.size(); m++) {
                assertThat(messages.get(m).role()).isEqualTo(m % 2 == 0 ? Role.USER : Role.ASSISTANT);
            }
            assertThat(sample).isEqualTo(generator.session("s", format, new Dice(i)));
        }
    }

    @Test
    void rewordedQueriesHoldTheNewValues() {
        SampleGenerator generator = SmallData.generator(0);
        int made = 0;
        for (int i = 0; i < 100; i++) {
            Optional<Sample> sample = generator.reworded("r", new Dice(i));
            if (sample.isPresent()) {
                made++;
                Call call = sample.get().calls().get(0);
                assertThat(last(sample.get())).startsWith("We have a party. Play songs from the streets of ");
                texts(call).forEach(text -> assertThat(last(sample.get())).contains(text));
                assertThat(validator.validate(List.of(call), ToolSet.of(sample.get().tools()))).isEmpty();
            }
        }
        assertThat(made).isGreaterThan(50);
    }

    private static List<Sample> samples(double inventedShare) {
        SampleGenerator generator = SmallData.generator(inventedShare);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            samples.add(generator.next("g/" + i, new Dice(i)));
        }
        return samples;
    }

    private static String last(Sample sample) {
        return sample.messages().get(sample.messages().size() - 1).content();
    }

    private static List<String> texts(Call call) {
        List<String> texts = new ArrayList<>();
        for (JsonValue value : call.arguments().members().values()) {
            List<JsonValue> values = value instanceof JsonArray array ? array.elements() : List.of(value);
            for (JsonValue one : values) {
                if (one instanceof JsonString text) {
                    texts.add(text.value());
                }
            }
        }
        return texts;
    }
}
