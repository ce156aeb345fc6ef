package dev.toolace.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.schema.ModelStructures.Shape;
import dev.toolace.schema.ModelStructures.Square;
import dev.toolace.schema.ModelValues.Level;
import dev.toolace.tool.Tool;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Methods as tools. */
class JavaToolsTest {

    static Call call(String tool, String arguments) {
        return new Call(tool, (JsonObject) JsonValue.parse(arguments.replace('\'', '"')));
    }

    private static void assertRefused(ErrorId id, String message, Object... objects) {
        assertThatThrownBy(() -> JavaTools.of(objects)).isInstanceOfSatisfying(ToolaceException.class, e -> {
            assertThat(e.errorId()).isEqualTo(id);
            assertThat(e.detail()).isEqualTo(message);
        });
    }

    /** A class that is not public. */
    static class Weather {

        @ToolMethod(name = "get_weather", description = "Weather of a city")
        public String forecast(@ToolParam(description = "Name of the city") @NotBlank String city,
                @Min(1) @Max(7) int days, Optional<Level> detail) {
            return city + " " + days + " " + detail;
        }

        @ToolMethod
        public void forget() {}

        public void noTool(Object anything) {}
    }

    @Test
    void anAnnotatedMethodIsATool() {
        JavaTools tools = JavaTools.of(new Weather());
        assertThat(tools.tools()).extracting(Tool::name).containsExactly("forget", "get_weather");
        Tool weather = tools.tools().get(1);
        assertThat(weather.description()).isEqualTo("Weather of a city");
        assertThat(weather.parameters()).isEqualTo(JsonValue.parse("""
                {"type": "object", "properties": {
                  "city": {"type": "string", "minLength": 1, "pattern": "\\\\S", "description": "Name of the city"},
                  "days": {"type": "integer", "minimum": 1, "maximum": 7},
                  "detail": {"type": ["string", "null"], "enum": ["LOW", "MIDDLE", "HIGH", null]}},
                 "required": ["city", "days"], "additionalProperties": false}"""));
        assertThat(tools.tools().get(0).parameters()).isEqualTo(JsonValue.parse(
                "{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}"));
    }

    @Test
    void aCallRunsIt() {
        JavaTools tools = JavaTools.of(new Weather());
        assertThat(tools.invoke(call("get_weather", "{'city':'Oslo','days':3.0,'detail':'LOW'}")))
                .isEqualTo("Oslo 3 Optional[LOW]");
        assertThat(tools.invoke(call("get_weather", "{'days':7,'city':'Rome'}"))).isEqualTo("Rome 7 Optional.empty");
        assertThat(tools.invoke(Call.of("forget"))).isNull();
    }

    @Test
    void aCallThatIsNotValidDoesNotRun() {
        JavaTools tools = JavaTools.of(new Weather());
        assertThatThrownBy(() -> tools.invoke(call("get_weather", "{'city':' ','days':8}")))
                .hasMessage("TA-JAVA-003: get_weather /city: must match the pattern \"\\\\S\"; "
                        + "get_weather /days: must be at most 7");
        assertThatThrownBy(() -> tools.invoke(Call.of("get_wether")))
                .hasMessage("TA-JAVA-003: get_wether: no tool is named 'get_wether'; did you mean 'get_weather'?");
        assertThatThrownBy(() -> tools.invoke(Call.of("noTool")))
                .hasMessageStartingWith("TA-JAVA-003: noTool: no tool is named");
    }

    static class Everything {
        @ToolMethod
        public String absent(@ToolParam(required = false) int number, @ToolParam(required = false) boolean flag,
                @ToolParam(required = false) String text, @Nullable Integer boxed, OptionalInt maybe) {
            return number + " " + flag + " " + text + " " + boxed + " " + maybe;
        }

        @ToolMethod
        public String rich(Shape shape, Map<Level, List<LocalDate>> days, int... more) {
            return shape + " " + days + " " + more.length;
        }

        @ToolMethod
        public static String fixed(@ToolParam(name = "the-name") String name) {
            return "static " + name;
        }

        @ToolMethod
        public int fails(int kind) throws Exception {
            switch (kind) {
                case 1 -> throw new IOException("disk");
                case 2 -> throw new IllegalStateException();
                default -> throw new AssertionError("an error");
            }
        }
    }

    @Test
    void absentParametersHaveJavasValue() {
        JavaTools tools = JavaTools.of(new Everything());
        assertThat(tools.invoke(Call.of("absent"))).isEqualTo("0 false null null OptionalInt.empty");
        assertThat(tools.invoke(call("absent", "{'text':null,'boxed':null,'maybe':null}")))
                .isEqualTo("0 false null null OptionalInt.empty");
        assertThatThrownBy(() -> tools.invoke(call("absent", "{'number':null}")))
                .hasMessage("TA-JAVA-003: absent /number: must be integer, is null");
    }

    @Test
    void parametersMayBeOfAnyDescribableType() {
        JavaTools tools = JavaTools.of(new Everything());
        assertThat(tools.invoke(call("rich", "{'shape':{'type':'Square','side':2,'level':'LOW'},"
                + "'days':{'HIGH':['2026-03-01']},'more':[1,2]}")))
                .isEqualTo(new Square(2, Level.LOW) + " {HIGH=[2026-03-01]} 2");
        assertThatThrownBy(() -> tools.invoke(call("rich", "{'shape':{'type':'Circle','radius':2},"
                + "'days':{'HIGH':['2026-03-01','2026-13-01']},'more':[]}")))
                .hasMessageStartingWith("TA-JAVA-003: rich /days/HIGH/1: ");
    }

    @Test
    void staticMethodsNeedNoObject() {
        assertThat(JavaTools.of(new Everything()).invoke(call("fixed", "{'the-name':'x'}"))).isEqualTo("static x");
        assertThat(JavaTools.of(Statics.class).invoke(call("twice", "{'n':4}"))).isEqualTo(8L);
        assertRefused(SchemaErrors.METHOD, "OnlyForget.forget(): is not static;"
                + " pass an object instead of its class", OnlyForget.class);
    }

    static final class OnlyForget {
        @ToolMethod
        public void forget() {}
    }

    static final class Statics {
        @ToolMethod
        public static long twice(long n) {
            return 2 * n;
        }
    }

    @Test
    void whatAMethodThrowsIsTheCause() {
        JavaTools tools = JavaTools.of(new Everything());
        assertThatThrownBy(() -> tools.invoke(call("fails", "{'kind':1}")))
                .hasMessage("TA-JAVA-004: fails: java.io.IOException: disk").hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> tools.invoke(call("fails",
                "{'kind':2}"))).hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> tools.invoke(call("fails", "{'kind':3}"))).isInstanceOf(AssertionError.class);
    }

    interface Store<T> {
        @ToolMethod(description = "Puts something in")
        String put(@ToolParam(description = "What") T item, int count);
    }

    abstract static class Base<T> implements Store<List<T>> {
        @ToolMethod(description = "Counts")
        public int count(T item) {
            return 1;
        }
    }

    static final class DateStore extends Base<LocalDate> {
        @Override
        public String put(List<LocalDate> item, int count) {
            return item + " " + count;
        }

        @Override
        @ToolMethod(description = "Counts dates")
        public int count(LocalDate item) {
            return item.getYear();
        }
    }

    @Test
    void annotationsOnWhatIsImplementedCount() {
        JavaTools tools = JavaTools.of(new DateStore());
        assertThat(tools.tools()).extracting(Tool::name, Tool::description)
                .containsExactly(tuple("count", "Counts dates"),
                        tuple("put", "Puts something in"));
        assertThat(tools.invoke(call("put", "{'item':['2026-03-01'],'count':2}"))).isEqualTo("[2026-03-01] 2");
        assertThat(tools.invoke(call("count", "{'item':'2026-03-01'}"))).isEqualTo(2026);
    }

    @Test
    void severalObjectsMakeOneSet() {
        assertThat(JavaTools.of(new Weather(), new DateStore()).tools()).extracting(Tool::name)
                .containsExactly("forget", "get_weather", "count", "put");
        assertThat(JavaTools.of().tools()).isEmpty();
    }

    static final class Overloaded {
        @ToolMethod
        public void send(String text) {}

        @ToolMethod
        public void send(int number) {}
    }

    @Test
    void twoToolsOfOneNameAreRefused() {
        assertRefused(ErrorId.TOOL_DUPLICATE,
                "two tools are named 'send': Overloaded.send(String) and Overloaded.send(int)",
                new Overloaded());
        assertThatThrownBy(() -> JavaTools.of(new Weather(), new Weather()))
                .hasMessageContaining("two tools are named 'forget'");
    }

    static final class Hidden {
        @ToolMethod
        private void secret() {}
    }

    static final class Twins {
        @ToolMethod
        public void twins(@ToolParam(name = "a") int first, @ToolParam(name = "a") int second) {}
    }

    static final class Streams {
        @ToolMethod
        public void read(List<InputStream> sources) {}
    }

    static final class Dates {
        @ToolMethod
        public void at(@JsonFormat(pattern = "dd.MM.yyyy") LocalDate day) {}
    }

    static final class BadName {
        @ToolMethod(name = " ")
        public void unnamed() {}
    }

    static final class Generic {
        @ToolMethod
        public <T> void any(T value) {}
    }

    @Test
    void methodsThatCannotBeToolsAreRefused() {
        assertRefused(SchemaErrors.METHOD, "Hidden.secret(): is not public", new Hidden());
        assertRefused(SchemaErrors.METHOD, "Twins.twins(int, int): has two parameters named 'a'", new Twins());
        assertRefused(SchemaErrors.METHOD, "java.lang.String: has no method with @ToolMethod", "text");
        assertRefused(SchemaErrors.TYPE,
                "Streams.read(List), parameter 'sources'[]: java.io.InputStream is not supported", new Streams());
        assertRefused(SchemaErrors.TYPE, "Dates.at(LocalDate), parameter 'day': @JsonFormat works for properties only;"
                + " use a record", new Dates());
        assertRefused(ErrorId.TOOL_NAME, "a tool's name has 1 to 128 characters, not ' '", new BadName());
        assertThatThrownBy(() -> JavaTools.of(new Generic()))
                .hasMessageStartingWith("TA-JAVA-001: Generic.any(Object), parameter 'value': java.lang.Object can");
    }
}
