package dev.toolace.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.toolace.ToolaceException;
import dev.toolace.schema.ModelStructures.Circle;
import dev.toolace.schema.ModelStructures.Point;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What has no schema is refused with one error that says where it is and what. */
class UnsupportedTypesTest {

    record Anything(Object value) {}

    record Nested(List<Map<String, Optional<InputStream>>> parts) {}

    record Outer(List<Anything> inner) {}

    record Wild(List<?> values) {}

    @SuppressWarnings("rawtypes")
    record Raw(List values, int number) {}

    record Unbound<T>(T value) {}

    record Paths(Path path) {}

    record OldDate(Date date) {}

    record Lazy(Iterator<String> values) {}

    record Numbers(Number number) {}

    interface Open {}

    record WithOpen(Open open) {}

    record ListKeys(Map<List<String>, Integer> map) {}

    record ObjectKeys(Map<Object, Integer> map) {}

    interface Words extends List<String> {}

    record AbstractList(Words words) {}

    static final class Empty {}

    record WithEmpty(Empty empty) {}

    static final class NoConstructor {
        public int value;

        NoConstructor(int first, int second) {
            this.value = first + second;
        }

        private NoConstructor(String text) {
            this.value = text.length();
        }
    }

    final class Inner {
        public int value;
    }

    record Rest(int a) {
        @JsonAnySetter
        void rest(String name, Object value) {}
    }

    record Unwrapped(@JsonUnwrapped Point point) {}

    record OwnTypeInfo(@JsonTypeInfo(use = JsonTypeInfo.Id.NAME) Circle circle) {}

    @JsonDeserialize(using = Secret.class)
    record Custom(int a) {}

    static final class Secret extends StdDeserializer<Custom> {
        private static final long serialVersionUID = 1L;

        Secret() {
            super(Custom.class);
        }

        @Override
        public Custom deserialize(JsonParser parser, DeserializationContext context) {
            return new Custom(1);
        }
    }

    record WithCustom(Custom custom) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface ByClass {}

    record WithByClass(ByClass any) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    @JsonSubTypes(@JsonSubTypes.Type(Point.class))
    interface Wrapped {}

    record WithWrapped(Wrapped any) {}

    sealed interface Twice permits Left.Same, Right.Same {}

    static final class Left {
        record Same(int a) implements Twice {}
    }

    static final class Right {
        record Same(int b) implements Twice {}
    }

    record WithTwice(Twice any) {}

    record Growing<T>(T value, Optional<Growing<List<T>>> next) {}

    record WithGrowing(Growing<String> first) {}

    sealed interface Clash permits Clashing {}

    record Clashing(String type) implements Clash {}

    record WithClash(Clash clash) {}

    sealed interface Reopened permits Again {}

    non-sealed interface Again extends Reopened {}

    record WithReopened(Reopened any) {}

    sealed interface Mixed permits Choice, Other {}

    enum Choice implements Mixed { A }

    record Other(int a) implements Mixed {}

    record WithMixed(Mixed any) {}

    enum OneWay {
        A, B;

        @JsonCreator
        static OneWay of(int number) {
            return values()[number];
        }
    }

    record WithOneWay(OneWay way) {}

    enum Hollow {}

    record WithHollow(Hollow none) {}

    record Nonsense(@Size(max = 3) int number) {}

    record Nonsense2(@Positive String text) {}

    record Nonsense3(@Min(1) Point point) {}

    record Nonsense4(@Size(max = 3) byte[] bytes) {}

    record Nothing(@Null String text) {}

    record Commented(@Pattern(regexp = "a # b", flags = Pattern.Flag.COMMENTS) String text) {}

    record Shaped(@JsonFormat(shape = JsonFormat.Shape.NUMBER) LocalDate day) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Tuple(int a, int b) {}

    record Injected(@JacksonInject String user) {}

    static Stream<Arguments> types() {
        return Stream.of(
                arguments(Anything.class, "Anything.value: java.lang.Object can be anything"),
                arguments(Nested.class, "Nested.parts[]{}: java.io.InputStream is not supported"),
                arguments(Outer.class, "Anything.value: java.lang.Object"),
                arguments(Wild.class,
                        "Wild.values[]: java.lang.Object can be anything; name a type (also instead of '?'"),
                arguments(Raw.class, "Raw.values[]: java.lang.Object"),
                arguments(Unbound.class, "Unbound.value: java.lang.Object"),
                arguments(Paths.class, "Paths.path: java.nio.file.Path is not supported"),
                arguments(OldDate.class, "OldDate.date: java.util.Date is not supported"),
                arguments(Lazy.class, "Lazy.values: java.util.Iterator is not supported"),
                arguments(Numbers.class, "Numbers.number: java.lang.Number is not supported"),
                arguments(WithOpen.class, "$Open is abstract and its subtypes are not known; seal it"),
                arguments(ListKeys.class,
                        "ListKeys.map: Cannot find a (Map) Key deserializer for type [collection type"),
                arguments(ObjectKeys.class, "ObjectKeys.map, keys: java.lang.Object cannot be a key"),
                arguments(AbstractList.class, "$Words cannot be created; use List"),
                arguments(WithEmpty.class,
                        "WithEmpty.empty: dev.toolace.schema.UnsupportedTypesTest$Empty has no property"),
                arguments(NoConstructor.class, "NoConstructor cannot be created; it needs a constructor"),
                arguments(Inner.class, "Inner cannot be created"),
                arguments(Rest.class, "Rest has an @JsonAnySetter"),
                arguments(Unwrapped.class, "Unwrapped.point: @JsonUnwrapped is not supported"),
                arguments(OwnTypeInfo.class, "OwnTypeInfo.circle: @JsonTypeInfo on a property"),
                arguments(WithCustom.class, "$Custom is read by dev.toolace.schema.UnsupportedTypesTest$Secret"),
                arguments(WithByClass.class, "$ByClass has @JsonTypeInfo with CLASS and PROPERTY"),
                arguments(WithWrapped.class, "$Wrapped has @JsonTypeInfo with NAME and WRAPPER_OBJECT"),
                arguments(WithGrowing.class, "a generic type contains itself with ever larger arguments"),
                arguments(WithClash.class, "$Clashing: property 'type' is also what tells subtypes apart"),
                arguments(WithTwice.class, "is not among the subtypes by name, [Same]; name it with @JsonTypeName"),
                arguments(WithReopened.class, "$Again is an enum or abstract and not sealed"),
                arguments(WithMixed.class, "$Choice is an enum or abstract and not sealed"),
                arguments(WithOneWay.class, "OneWay.A cannot be read back"),
                arguments(WithHollow.class, "$Hollow has no constants"),
                arguments(Nonsense.class, "Nonsense.number: @Size says nothing about a value of this type"),
                arguments(Nonsense2.class, "Nonsense2.text: @Positive says nothing"),
                arguments(Nonsense3.class, "Nonsense3.point: @Min says nothing"),
                arguments(Nonsense4.class, "Nonsense4.bytes: @Size says nothing"),
                arguments(Nothing.class, "Nothing.text: @Null leaves nothing to give"),
                arguments(Commented.class, "Commented.text: a pattern with the flag COMMENTS cannot be kept"),
                arguments(Shaped.class, "Shaped.day: @JsonFormat with the shape NUMBER"),
                arguments(Tuple.class, "Tuple is an array in JSON by its @JsonFormat"),
                arguments(Injected.class, "Injected.user: @JacksonInject on a property"),
                arguments(String.class, "java.lang.String: the parameters of a tool are a record or another class"),
                arguments(List.class, "java.util.List: the parameters of a tool"),
                arguments(Map.class, "java.util.Map: the parameters of a tool"),
                arguments(Choice.class, "Choice: the parameters of a tool"),
                arguments(int[].class, "[I: the parameters of a tool"),
                arguments(ModelStructures.Iban.class, "Iban: the parameters of a tool"),
                arguments(InputStream.class, "java.io.InputStream: java.io.InputStream is not supported"),
                arguments(Object.class, "java.lang.Object: java.lang.Object can be anything"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void areRefusedWithPlaceAndReason(Class<?> type, String message) {
        assertThatThrownBy(() -> TypedTool.of("t", "", type)).isInstanceOfSatisfying(ToolaceException.class, e -> {
            assertThat(e.errorId()).isEqualTo(SchemaErrors.TYPE);
            assertThat(e.detail()).contains(message).doesNotContain("\n");
        });
    }
}
