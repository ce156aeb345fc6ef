package dev.toolace.schema.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Types whose values are one JSON string, number or boolean. Validators need not check formats, so that a pattern
 * stands beside each. Immutable and safe for use by many threads.
 */
final class Scalars {

    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    private static final String TIME = "\\d{2}:\\d{2}";
    private static final String SECONDS = ":\\d{2}(\\.\\d{1,9})?";
    private static final String OFFSET = "(Z|[+-]\\d{2}:\\d{2})";
    private static final String MOMENT = "^" + DAY + "T" + TIME + SECONDS + OFFSET + "$";

    private static final Map<Class<?>, Consumer<ObjectNode>> TYPES = types();

    private Scalars() {}

    /** The schema of a type, if it is one of these. */
    static Optional<ObjectNode> schema(Class<?> type) {
        return Optional.ofNullable(TYPES.get(type)).map(scalar -> {
            ObjectNode node = JsonBinding.MAPPER.createObjectNode();
            scalar.accept(node);
            return node;
        });
    }

    private static Map<Class<?>, Consumer<ObjectNode>> types() {
        Map<Class<?>, Consumer<ObjectNode>> types = new HashMap<>();
        numbers(types);
        times(types);
        types.put(boolean.class, node -> node.put("type", "boolean"));
        types.put(Boolean.class, types.get(boolean.class));
        types.put(String.class, text(null, null));
        types.put(CharSequence.class, text(null, null));
        types.put(char.class, node -> node.put("type", "string").put("minLength", 1).put("maxLength", 1));
        types.put(Character.class, types.get(char.class));
        types.put(char[].class, text(null, null));
        types.put(byte[].class, node -> node.put("type", "string").put("contentEncoding", "base64")
                .put("pattern", "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"));
        types.put(UUID.class, text("uuid", "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"));
        types.put(URI.class, text("uri", "^[^\\s]+$"));
        types.put(URL.class, text("uri", "^[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+$"));
        types.put(Currency.class, text(null, "^[A-Z]{3}$"));
        types.put(Locale.class, text(null, "^[A-Za-z]{2,8}([_-][A-Za-z0-9]{1,8})*$"));
        return types;
    }

    private static void numbers(Map<Class<?>, Consumer<ObjectNode>> types) {
        types.put(byte.class, integer(Byte.MIN_VALUE, Byte.MAX_VALUE));
        types.put(Byte.class, types.get(byte.class));
        types.put(short.class, integer(Short.MIN_VALUE, Short.MAX_VALUE));
        types.put(Short.class, types.get(short.class));
        types.put(int.class, integer(Integer.MIN_VALUE, Integer.MAX_VALUE));
        types.put(Integer.class, types.get(int.class));
        types.put(OptionalInt.class, types.get(int.class));
        types.put(long.class, integer(Long.MIN_VALUE, Long.MAX_VALUE));
        types.put(Long.class, types.get(long.class));
        types.put(OptionalLong.class, types.get(long.class));
        types.put(BigInteger.class, node -> node.put("type", "integer"));
        types.put(BigDecimal.class, node -> node.put("type", "number"));
        types.put(double.class, types.get(BigDecimal.class));
        types.put(Double.class, types.get(BigDecimal.class));
        types.put(OptionalDouble.class, types.get(BigDecimal.class));
        types.put(float.class, types.get(BigDecimal.class));
        types.put(Float.class, types.get(BigDecimal.class));
        types.put(Year.class, integer(Year.MIN_VALUE, Year.MAX_VALUE));
    }

    private static void times(Map<Class<?>, Consumer<ObjectNode>> types) {
        types.put(LocalDate.class, text("date", "^" + DAY + "$"));
        // JSON Schema's date-time and time have an offset; these two names are those of OpenAPI's registry.
        types.put(LocalDateTime.class, text("date-time-local", "^" + DAY + "T" + TIME + "(" + SECONDS + ")?$"));
        types.put(LocalTime.class, text("time-local", "^" + TIME + "(" + SECONDS + ")?$"));
        types.put(OffsetDateTime.class, text("date-time", MOMENT));
        types.put(ZonedDateTime.class, text("date-time", MOMENT));
        types.put(Instant.class, text("date-time", MOMENT));
        types.put(OffsetTime.class, text("time", "^" + TIME + SECONDS + OFFSET + "$"));
        types.put(YearMonth.class, text(null, "^\\d{4}-\\d{2}$"));
        types.put(MonthDay.class, text(null, "^--\\d{2}-\\d{2}$"));
        types.put(Duration.class, text("duration",
                "^-?P(?=[-\\dT])(-?\\d+D)?(T(?=[-\\d])(-?\\d+H)?(-?\\d+M)?(-?\\d+(\\.\\d{1,9})?S)?)?$"));
        types.put(Period.class, text("duration", "^-?P(?=[-\\d])(-?\\d+Y)?(-?\\d+M)?(-?\\d+W)?(-?\\d+D)?$"));
        types.put(ZoneId.class, text(null, "^[A-Za-z0-9+:/_~.-]+$"));
        types.put(ZoneOffset.class, text(null, "^(Z|[+-]\\d{2}:\\d{2}(:\\d{2})?)$"));
    }

    private static Consumer<ObjectNode> text(@Nullable String format, @Nullable String pattern) {
        return node -> {
            node.put("type", "string");
            if (format != null) {
                node.put("format", format);
            }
            if (pattern != null) {
                node.put("pattern", pattern);
            }
        };
    }

    private static Consumer<ObjectNode> integer(long least, long most) {
        return node -> node.put("type", "integer").put("minimum", least).put("maximum", most);
    }
}
