package dev.toolace.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.schema.ModelStructures.Circle;
import dev.toolace.schema.ModelStructures.Group;
import dev.toolace.schema.ModelStructures.Settings;
import dev.toolace.schema.ModelStructures.Shape;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Arguments as Java values, and why they may not become any. */
class BindingTest {

    static Call call(String arguments) {
        return new Call("t", (JsonObject) JsonValue.parse(arguments.replace('\'', '"')));
    }

    private static <T> T bind(Class<T> type, String arguments) {
        return TypedTool.of("t", "", type).bind(call(arguments));
    }

    private static void assertRefused(Class<?> type, String arguments, String message) {
        assertThatThrownBy(() -> bind(type, arguments)).isInstanceOfSatisfying(ToolaceException.class, e -> {
            assertThat(e.errorId()).isEqualTo(SchemaErrors.BINDING);
            assertThat(e.detail()).isEqualTo(message);
        });
    }

    record Numbers(BigDecimal decimal, BigInteger integer, long whole, int small) {}

    @Test
    void numbersKeepAllOfTheirDigits() {
        String digits = "3.1415926535897932384626433832795028841971";
        Numbers numbers = bind(Numbers.class, "{'decimal':" + digits + ",'integer':123456789012345678901234567890,"
                + "'whole':9007199254740993,'small':7}");
        assertThat(numbers).isEqualTo(new Numbers(new BigDecimal(digits),
                new BigInteger("123456789012345678901234567890"), 9007199254740993L, 7));
        TypedTool<Numbers> tool = TypedTool.of("t", "", Numbers.class);
        assertThat(tool.bind(tool.call(numbers))).isEqualTo(numbers);
    }

    @Test
    void decimalsKeepTheirZeros() {
        Numbers numbers = bind(Numbers.class, "{'decimal':12.50,'integer':1,'whole':1,'small':1}");
        assertThat(numbers.decimal()).isEqualTo(new BigDecimal("12.50"));
    }

    @Test
    void wholeNumbersMayBeWrittenInAnyWay() {
        assertThat(bind(Numbers.class, "{'decimal':1,'integer':3.0,'whole':1e3,'small':30.0}"))
                .isEqualTo(new Numbers(BigDecimal.ONE, BigInteger.valueOf(3), 1000, 30));
    }

    record Floats(double twice, float single, double[] many, @Nullable Double boxed) {}

    @Test
    void numbersTooLargeForFloatingPointAreRefused() {
        assertThat(bind(Floats.class, "{'twice':0.1,'single':0.1,'many':[1,2.5]}").many()).containsExactly(1, 2.5);
        assertRefused(Floats.class, "{'twice':1e400,'single':1,'many':[]}",
                "t /twice: the number is too large for a Double");
        assertRefused(Floats.class, "{'twice':1,'single':1e39,'many':[]}",
                "t /single: the number is too large for a Float");
        assertRefused(Floats.class, "{'twice':1,'single':1,'many':[1,-1e400]}",
                "t /many/1: the number is too large for a Double");
        assertRefused(Floats.class, "{'twice':1,'single':1,'many':[],'boxed':1e400}",
                "t /boxed: the number is too large for a Double");
    }

    record Booking(LocalDate day, Optional<String> note, OptionalInt guests, Set<String> names) {}

    @Test
    void absentAndNullAreEmpty() {
        Booking empty = new Booking(LocalDate.of(2026, 3, 1), Optional.empty(), OptionalInt.empty(), Set.of());
        assertThat(bind(Booking.class, "{'day':'2026-03-01','names':[]}")).isEqualTo(empty);
        assertThat(bind(Booking.class, "{'day':'2026-03-01','names':[],'note':null,'guests':null}")).isEqualTo(empty);
        assertThat(bind(Booking.class, "{'day':'2026-03-01','names':[],'note':'','guests':2}"))
                .isEqualTo(new Booking(empty.day(), Optional.of(""), OptionalInt.of(2), Set.of()));
    }

    @Test
    void setsKeepTheOrderOfTheModel() {
        assertThat(bind(Booking.class, "{'day':'2026-03-01','names':['z','a','m','b']}").names())
                .containsExactly("z", "a", "m", "b");
    }

    @Test
    void aDateThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> bind(Booking.class, "{'day':'2026-02-30','names':[]}"))
                .isInstanceOfSatisfying(ToolaceException.class, e -> {
                    assertThat(e.errorId()).isEqualTo(SchemaErrors.BINDING);
                    assertThat(e.detail()).startsWith("t /day: ").contains("2026-02-30").doesNotContain("\n");
                    assertThat(e).hasCauseInstanceOf(Exception.class);
                });
    }

    record Zoned(OffsetDateTime at) {}

    @Test
    void offsetsAreKept() {
        assertThat(bind(Zoned.class, "{'at':'2026-03-01T10:00:00+05:30'}").at())
                .isEqualTo(OffsetDateTime.parse("2026-03-01T10:00:00+05:30"));
        assertThat(bind(Zoned.class, "{'at':'2026-03-01T10:00:00+05:30'}").at().getOffset().toString())
                .isEqualTo("+05:30");
    }

    record Range(int from, int to) {
        Range {
            if (from > to) {
                throw new IllegalArgumentException("from must not be after to");
            }
        }
    }

    record Ranges(List<Range> all) {}

    @Test
    void aConstructorMayRefuse() {
        assertRefused(Ranges.class, "{'all':[{'from':1,'to':2},{'from':3,'to':2}]}",
                "t /all/1: from must not be after to");
    }

    @Test
    void whatTheSchemaForbidsIsNotBound() {
        assertRefused(Range.class, "{'from':'1','zero':0}", "t: property 'zero' is not allowed; "
                + "t: required property 'to' is missing; t /from: must be integer, is string");
        assertThatThrownBy(() -> TypedTool.of("t", "", Range.class).bind(Call.of("u")))
                .hasMessage("TA-JAVA-003: u: no tool is named 'u'");
    }

    @Test
    void anObjectOutsideOfTheSchemaIsNoCall() {
        TypedTool<Circle> tool = TypedTool.of("t", "", Circle.class);
        assertThatThrownBy(() -> tool.call(new Circle(-1)))
                .hasMessage("TA-JAVA-003: t /radius: must be greater than 0");
        assertThatThrownBy(() -> tool.call(new Circle(Double.NaN)))
                .hasMessage("TA-JAVA-003: t /radius: must be number, is string");
    }

    @Test
    void subtypesAreToldByTheirNames() {
        TypedTool<Shape> tool = TypedTool.of("t", "", Shape.class);
        Shape shape = new Group(List.of(new Circle(2), new Group(List.of())));
        assertThat(tool.call(shape).arguments().toJson()).isEqualTo(
                "{\"type\":\"Group\",\"parts\":[{\"type\":\"Circle\",\"radius\":2.0},"
                        + "{\"type\":\"Group\",\"parts\":[]}]}");
        assertThat(tool.bind(tool.call(shape))).isEqualTo(shape);
        assertRefused(Shape.class, "{'type':'Hexagon'}", "t /type: must be one of [\"Circle\",\"Square\",\"Group\"]");
    }

    @Test
    void beansKeepTheirValues() {
        Settings settings = bind(Settings.class, "{'retries':5,'mode':'slow'}");
        assertThat(settings.getRetries()).isEqualTo(5);
        assertThat(settings.getHosts()).containsExactly("localhost");
        assertThat(settings.getSecret()).isEqualTo("none");
    }

    record WithMore(int number) {
        public boolean isEven() {
            return number % 2 == 0;
        }

        public String getText() {
            return "n" + number;
        }
    }

    @Test
    void onlyWhatCanBeReadIsWritten() {
        assertThat(TypedTool.of("t", "", WithMore.class).call(new WithMore(3)).arguments().toJson())
                .isEqualTo("{\"number\":3}");
    }

    @Test
    void manyThreadsMayUseOneTool() {
        TypedTool<Ranges> tool = TypedTool.of("t", "", Ranges.class);
        assertThat(IntStream.range(0, 500).parallel().allMatch(i -> {
            Ranges ranges = new Ranges(List.of(new Range(i, i + 1)));
            return tool.bind(tool.call(ranges)).equals(ranges);
        })).isTrue();
    }
}
