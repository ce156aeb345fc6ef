package dev.toolace.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.call.CanonicalCalls;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.schema.Violations.Violation;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import dev.toolace.validation.ValidationError;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For every type of the test model: arguments made from its schema are valid, become an object, and come back from it;
 * and arguments that violate one keyword at one place are reported there.
 */
class RoundTripTest {

    private static final int VARIANTS = 6;

    private static final CallValidator VALIDATOR = new CallValidator();

    static Stream<Class<?>> model() {
        return Stream.of(ModelValues.class, ModelStructures.class)
                .flatMap(part -> Arrays.stream(part.getDeclaredClasses()));
    }

    /** Types that can be the parameters of a tool by themselves. */
    static Stream<Class<?>> tools() {
        return model().filter(type -> !type.isEnum() && type.getTypeParameters().length == 0
                && type != ModelStructures.Iban.class);
    }

    @Test
    void theModelHasMoreThanFortyTypes() {
        assertThat(model().count()).isGreaterThan(50);
        assertThat(tools().count()).isGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("tools")
    void argumentsBecomeAnObjectAndComeBack(Class<?> type) {
        roundTrip(type);
    }

    private static <T> void roundTrip(Class<T> type) {
        TypedTool<T> tool = TypedTool.of("t", "", type);
        ToolSet tools = ToolSet.of(List.of(tool.tool()));
        for (int variant = 0; variant < VARIANTS; variant++) {
            Call call = new Call("t", Examples.of(tool.tool().parameters(), variant));
            assertThat(validate(tools, call.arguments())).as(call.arguments() + " for "
                    + tool.tool().parameters()).isEmpty();
            T bound = tool.bind(call);
            assertThat(bound).isInstanceOf(type);
            Call back = tool.call(bound);
            assertThat(holds(back.arguments(), call.arguments())).as(back + " of " + call).isTrue();
            T again = tool.bind(back);
            assertThat(again).usingRecursiveComparison().isEqualTo(bound);
            assertThat(CanonicalCalls.of(tool.call(again))).isEqualTo(CanonicalCalls.of(back));
        }
    }

    /** All that was given comes back; what was absent or null may be there with Java's value, or be left out. */
    private static boolean holds(JsonValue back, JsonValue given) {
        if (back instanceof JsonObject object && given instanceof JsonObject expected) {
            return expected.members().entrySet().stream().allMatch(member -> {
                JsonValue value = object.get(member.getKey());
                return value == null ? member.getValue() == JsonNull.INSTANCE : holds(value, member.getValue());
            });
        } else if (back instanceof JsonArray array && given instanceof JsonArray expected) {
            return array.elements().size() == expected.elements().size()
                    && IntStream.range(0, array.elements().size())
                            .allMatch(i -> holds(array.elements().get(i), expected.elements().get(i)));
        } else if (back instanceof JsonNumber number && given instanceof JsonNumber expected) {
            return number.value().compareTo(expected.value()) == 0;
        }
        return back.equals(given);
    }

    @ParameterizedTest
    @MethodSource("tools")
    void everyViolationIsReportedAtItsPlace(Class<?> type) {
        TypedTool<?> tool = TypedTool.of("t", "", type);
        // Kept, as it keeps the compiled schema.
        ToolSet tools = ToolSet.of(List.of(tool.tool()));
        for (int variant = 0; variant < VARIANTS; variant++) {
            for (Violation violation : violations(tool, variant)) {
                List<ValidationError> errors = validate(tools, violation.arguments());
                assertThat(errors).as(violation + " of " + tool.tool().parameters())
                        .anyMatch(error -> error.path().equals(violation.path()) && isReportOf(violation, error));
            }
        }
    }

    @Test
    void everyKeywordIsViolatedSomewhere() {
        Set<String> keywords = new TreeSet<>();
        Set<String> places = new HashSet<>();
        tools().forEach(type -> {
            TypedTool<?> tool = TypedTool.of("t", "", type);
            for (int variant = 0; variant < VARIANTS; variant++) {
                for (Violation violation : violations(tool, variant)) {
                    keywords.add(violation.keyword());
                    places.add(type + violation.path() + violation.keyword());
                }
            }
        });
        assertThat(keywords).containsExactly("additionalProperties", "const", "enum", "exclusiveMaximum",
                "exclusiveMinimum", "maxItems", "maxLength", "maxProperties", "maximum", "minItems", "minLength",
                "minProperties", "minimum", "multipleOf", "pattern", "propertyNames", "required", "type",
                        "uniqueItems");
        assertThat(places).hasSizeGreaterThan(800);
    }

    private static List<Violation> violations(TypedTool<?> tool, int variant) {
        JsonObject schema = tool.tool().parameters();
        return Violations.of(schema, Examples.of(schema, variant));
    }

    /** Where alternatives are missed, the error speaks of all: of their types, or of the names that tell them apart. */
    private static boolean isReportOf(Violation violation, ValidationError error) {
        return error.keyword().equals(violation.keyword()) || error.keyword().equals("anyOf")
                || error.keyword().equals("enum") && List.of("const", "type").contains(violation.keyword());
    }

    private static List<ValidationError> validate(ToolSet tools, JsonObject arguments) {
        return VALIDATOR.validate(List.of(new Call("t", arguments)), tools);
    }
}
