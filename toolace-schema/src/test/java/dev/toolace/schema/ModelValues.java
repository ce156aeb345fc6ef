package dev.toolace.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of the test model whose types hold single values, with and without constraints. */
final class ModelValues {

    private ModelValues() {}

    record Flags(boolean on, Boolean boxed) {}

    record Integers(byte tiny, short small, int usual, long large, Byte t, Short s, Integer u, Long l,
            BigInteger any) {}

    record Decimals(float single, double twice, Float f, Double d, BigDecimal exact) {}

    record Texts(String text, CharSequence chars, char letter, Character boxed) {}

    record Identifiers(UUID id, URI place, URL page, Currency money, Locale language) {}

    record Days(LocalDate day, YearMonth month, MonthDay birthday, Year year) {}

    record Moments(Instant instant, OffsetDateTime offset, ZonedDateTime zoned, LocalDateTime local) {}

    record Times(LocalTime local, OffsetTime offset) {}

    record Spans(Duration duration, Period period, ZoneId zone, ZoneOffset offset) {}

    record Perhaps(Optional<@Size(min = 2, max = 5) String> text, OptionalInt i, OptionalLong l, OptionalDouble d,
            @Min(3) OptionalInt bounded, Optional<LocalDate> day) {}

    record Nullables(@Nullable String text, @Nullable @Max(9) Integer number, @ToolParam(required = false) String left,
            @ToolParam(required = false) int zero, String needed) {}

    record Bounded(@Min(1) @Max(5) int stars, @Positive long count, @PositiveOrZero short rest, @Negative int below,
            @NegativeOrZero byte most, @Min(10) @Min(20) int twice) {}

    record Priced(@DecimalMin("0.10") @DecimalMax(value = "99.95", inclusive = false) BigDecimal price,
            @Digits(integer = 4, fraction = 2) BigDecimal amount, @Digits(integer = 3, fraction = 0) long pieces,
            @DecimalMin(value = "0", inclusive = false) double weight, @Digits(integer = 5,
                    fraction = 2) String text) {}

    record Named(@NotBlank String name, @NotEmpty String code, @Size(min = 3, max = 8) String alias,
            @NotBlank @Size(max = 40) String title) {}

    record Contact(@Email String mail, @Pattern(regexp = "[A-Z]{2}-\\d{4}") String plate,
            @Pattern(regexp = "^[a-z]+$") @Pattern(regexp = ".*x.*") String both,
            @Pattern(regexp = "yes|no", flags = Pattern.Flag.CASE_INSENSITIVE) String answer) {}

    record Agreed(@AssertTrue boolean terms, @AssertFalse Boolean spam) {}

    enum Level { LOW, MIDDLE, HIGH { } }

    enum Code {
        OK(200), GONE(410);

        private final int number;

        Code(int number) {
            this.number = number;
        }

        @JsonCreator
        static Code of(int number) {
            return number == 200 ? OK : GONE;
        }

        @JsonValue
        int number() {
            return number;
        }
    }

    enum Sky {
        @JsonProperty("clear") CLEAR,
        @JsonProperty("partly-cloudy") PARTLY_CLOUDY
    }

    enum Unit {
        METRE("m"), SECOND("s");

        @JsonValue
        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }
    }

    record Enums(Level level, Code code, Sky sky, List<Unit> units, Optional<Level> perhaps, @NotNull Map<Sky,
            Level> by) {}
}
