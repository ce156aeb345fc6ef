package dev.toolace.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What annotations become in a schema, beyond the plain cases that the round trip covers. */
class SchemaTest {

    private static final String DATE = "{'type':'string','format':'date','pattern':'^\\\\d{4}-\\\\d{2}-\\\\d{2}$'";

    static JsonObject schema(Class<?> type) {
        return TypedTool.of("t", "", type).tool().parameters();
    }

    private static void assertProperty(Class<?> type, String property, String expected) {
        JsonObject properties = (JsonObject) schema(type).get("properties");
        assertThat(properties.get(property)).isEqualTo(JsonValue.parse(expected.replace('\'', '"')));
    }

    record Times(@Past LocalDate a, @PastOrPresent Instant b, @Future Optional<LocalDate> c,
            @FutureOrPresent @ToolParam(description = "When.") LocalDate d, @Past Year e) {}

    @Test
    void whatNoKeywordSaysIsSaidInWords() {
        assertProperty(Times.class, "a", DATE + ",'description':'Must be in the past.'}");
        assertProperty(Times.class, "c", DATE.replace("'string'", "['string','null']")
                + ",'description':'Must be in the future.'}");
        assertProperty(Times.class, "d", DATE + ",'description':'When. Must not be in the past.'}");
        assertProperty(Times.class, "e", "{'type':'integer','minimum':-999999999,'maximum':999999999,"
                + "'description':'Must be in the past.'}");
    }

    record Amounts(@DecimalMin("0.5") @DecimalMax(value = "9", inclusive = false) String text) {}

    @Test
    void boundsOfNumbersInTextAreSaidInWords() {
        assertProperty(Amounts.class, "text", "{'type':'string','description':'At least 0.5. Less than 9.'}");
    }

    record Strictest(@Min(1) @Positive int a, @Positive @Min(0) long b, @Max(5) @DecimalMax(value = "5",
            inclusive = false) short c,
            @Digits(integer = 2, fraction = 3) @Digits(integer = 3, fraction = 1) BigDecimal d,
            @DecimalMin("1e2") BigDecimal e, @Size(min = 1) @Size(min = 3, max = 9) String f) {}

    @Test
    void ofSeveralBoundsTheStrictestCounts() {
        assertProperty(Strictest.class, "a", "{'type':'integer','maximum':2147483647,'minimum':1}");
        assertProperty(Strictest.class, "b", "{'type':'integer','maximum':9223372036854775807,'exclusiveMinimum':0}");
        assertProperty(Strictest.class, "c", "{'type':'integer','minimum':-32768,'exclusiveMaximum':5}");
        assertProperty(Strictest.class, "d",
                "{'type':'number','exclusiveMinimum':-100,'exclusiveMaximum':100,'multipleOf':0.1}");
        assertProperty(Strictest.class, "e", "{'type':'number','minimum':100}");
        assertProperty(Strictest.class, "f", "{'type':'string','minLength':3,'maxLength':9}");
    }

    record Patterned(@Pattern(regexp = "a|b") String a, @Pattern(regexp = "^a|b$") String b,
            @Pattern(regexp = "^ab$") String c,
            @Pattern(regexp = "^cost \\$") String d,
            @Pattern(regexp = "x.y", flags = {Pattern.Flag.DOTALL, Pattern.Flag.CASE_INSENSITIVE}) String e,
            @Email(regexp = ".+@example\\.org") String f) {}

    @Test
    void patternsMatchTheWholeText() {
        assertProperty(Patterned.class, "a", "{'type':'string','pattern':'^(?:a|b)$'}");
        assertProperty(Patterned.class, "b", "{'type':'string','pattern':'^(?:^a|b$)$'}");
        assertProperty(Patterned.class, "c", "{'type':'string','pattern':'^ab$'}");
        assertProperty(Patterned.class, "d", "{'type':'string','pattern':'^(?:^cost \\\\$)$'}");
        assertProperty(Patterned.class, "e", "{'type':'string','pattern':'(?si)^(?:x.y)$'}");
        assertProperty(Patterned.class, "f", "{'type':'string','format':'email','pattern':'^[^@\\\\s]+@[^@\\\\s]+$',"
                + "'allOf':[{'pattern':'^(?:.+@example\\\\.org)$'}]}");
    }

    interface Strict {}

    record Grouped(@Size(max = 3, groups = Strict.class) String a, @Size(max = 3, groups = {Strict.class,
            Default.class}) String b) {}

    @Test
    void onlyTheDefaultGroupCounts() {
        assertProperty(Grouped.class, "a", "{'type':'string'}");
        assertProperty(Grouped.class, "b", "{'type':'string','maxLength':3}");
    }

    @NotNull
    @Size(min = 5, max = 5)
    @Pattern(regexp = "\\d*")
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Postcode {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Min(0)
    @Max(0)
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface UpTo {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        @OverridesAttribute(constraint = Max.class, name = "value")
        long value();
    }

    record Composed(@Postcode @Nullable String code, @UpTo(7) int number) {}

    @Test
    void constraintsThatAreComposedOfOthersAreTakenApart() {
        assertProperty(Composed.class, "code",
                "{'type':'string','minLength':5,'maxLength':5,'pattern':'^(?:\\\\d*)$'}");
        assertThat(SchemaNodes.strings(schema(Composed.class).get("required"))).containsExactly("code", "number");
    }

    @Test
    void whatAnAttributeOverridesIsNotGuessed() {
        assertProperty(Composed.class, "number", "{'type':'integer','minimum':0,'maximum':2147483647}");
    }

    record Wild(List<? extends @Max(5) Integer> numbers) {}

    record Arrays(@Size(max = 2) String[] declared, String @Size(max = 2) [] array,
            List<@Size(max = 2) String[]> elements,
            @Size(max = 2) Optional<String> outer) {}

    @Test
    void annotationsBelongToTheTypeThatTheyStandAt() {
        assertProperty(Arrays.class, "declared", "{'type':'array','items':{'type':'string'},'maxItems':2}");
        assertProperty(Arrays.class, "array", "{'type':'array','items':{'type':'string'},'maxItems':2}");
        assertProperty(Arrays.class, "elements",
                "{'type':'array','items':{'type':'array','items':{'type':'string','maxLength':2}}}");
        assertProperty(Arrays.class, "outer", "{'type':['string','null'],'maxLength':2}");
        assertProperty(Wild.class, "numbers",
                "{'type':'array','items':{'type':'integer','minimum':-2147483648,'maximum':5}}");
    }

    record Formatted(@JsonFormat(pattern = "dd.MM.yyyy") LocalDate day,
            @JsonFormat(pattern = "dd.MM.yyyy") @ToolParam(description = "Free days.") List<LocalDate> days) {}

    @Test
    void aFormatOfItsOwnReplacesTheStandardOne() {
        assertProperty(Formatted.class, "day", "{'type':'string','description':'In the format dd.MM.yyyy.'}");
        assertProperty(Formatted.class, "days", "{'type':'array','items':{'type':'string',"
                + "'description':'In the format dd.MM.yyyy.'},'description':'Free days.'}");
        TypedTool<Formatted> tool = TypedTool.of("t", "", Formatted.class);
        Formatted value = new Formatted(LocalDate.of(2026, 3, 1), List.of(LocalDate.of(2026, 12, 24)));
        assertThat(tool.call(value).arguments().toJson())
                .isEqualTo("{\"day\":\"01.03.2026\",\"days\":[\"24.12.2026\"]}");
        assertThat(tool.bind(tool.call(value))).isEqualTo(value);
    }

    record Described(@JsonPropertyDescription("from Jackson") String a, @ToolParam(description = "ours")
            @JsonPropertyDescription("from Jackson") String b,
                    @ToolParam @JsonPropertyDescription("from Jackson") String c,
            @JsonProperty("D") @ToolParam(name = "ignored") String d, @JsonIgnore String e) {}

    @Test
    void ourDescriptionGoesFirstAndJacksonsNameDoes() {
        assertProperty(Described.class, "a", "{'type':'string','description':'from Jackson'}");
        assertProperty(Described.class, "b", "{'type':'string','description':'ours'}");
        assertProperty(Described.class, "c", "{'type':'string','description':'from Jackson'}");
        assertProperty(Described.class, "D", "{'type':'string'}");
        assertThat(((JsonObject) schema(Described.class).get("properties")).members().keySet())
                .containsExactly("a", "b", "c", "D");
    }

    record Required(int a, Integer b, Optional<String> c, @Nullable String d, @Nullable @NotBlank String e,
            @ToolParam(required = false) int f, @ToolParam(required = false) Integer g, @NotNull Optional<String> h) {}

    @Test
    void whatIsRequiredAndWhatMayBeNull() {
        assertThat(SchemaNodes.strings(schema(Required.class).get("required"))).containsExactly("a", "b", "e");
        JsonObject properties = (JsonObject) schema(Required.class).get("properties");
        assertThat(properties.members().entrySet().stream()
                .filter(property -> SchemaNodes.types((JsonObject) property.getValue()).contains("null"))
                .map(Map.Entry::getKey)).containsExactly("c", "d", "g", "h");
    }

    static class Bean {
        public int a = 1;
        public String b = "b";
        @NotNull
        public String c = "c";
        @JsonProperty(required = true)
        public String d = "d";
        @ToolParam(description = "described")
        public String e = "e";
        @Nullable
        public String f = "f";
    }

    @Test
    void propertiesThatAreSetLaterAreRequiredOnlyWhereSaidSo() {
        assertThat(SchemaNodes.strings(schema(Bean.class).get("required"))).containsExactly("c", "d");
        assertProperty(Bean.class, "b", "{'type':'string'}");
        assertProperty(Bean.class, "f", "{'type':['string','null']}");
    }

    @Test
    void schemasAreTheSameEveryTime() {
        RoundTripTest.tools().forEach(type -> assertThat(schema(type).toJson()).isEqualTo(schema(type).toJson()));
    }
}
