package dev.toolace.schema.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Numbers that are too large for a double or float are errors; Jackson would make infinities of them. Stateless. */
final class FiniteNumbers {

    private FiniteNumbers() {}

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("toolace-finite-numbers");
        module.addDeserializer(Double.class, new Finite<>(Double.class, BigDecimal::doubleValue, null));
        module.addDeserializer(Double.TYPE, new Finite<>(Double.class, BigDecimal::doubleValue, 0.0));
        module.addDeserializer(Float.class, new Finite<>(Float.class, BigDecimal::floatValue, null));
        module.addDeserializer(Float.TYPE, new Finite<>(Float.class, BigDecimal::floatValue, 0.0f));
        module.addDeserializer(double[].class, new Boxed<>(double[].class, Double[].class, FiniteNumbers::doubles));
        module.addDeserializer(float[].class, new Boxed<>(float[].class, Float[].class, FiniteNumbers::floats));
        return module;
    }

    private static double[] doubles(Double[] boxed) {
        return List.of(boxed).stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static float[] floats(Float[] boxed) {
        float[] values = new float[boxed.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = boxed[i];
        }
        return values;
    }

    /** A number of one type. Immutable. */
    private static final class Finite<T extends Number> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<BigDecimal, T> conversion;
        private final @Nullable T absent;

        Finite(Class<T> type, Function<BigDecimal, T> conversion, @Nullable T absent) {
            super(type);
            this.conversion = conversion;
            this.absent = absent;
        }

        @Override
        @SuppressWarnings("NullAway") // Jackson's null for an absent value.
        public T getNullValue(DeserializationContext context) {
            return absent;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                    && parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            T value = conversion.apply(parser.getDecimalValue());
            return Double.isFinite(value.doubleValue()) ? value
                    : context.reportInputMismatch(this, "the number is too large for a %s",
                            handledType().getSimpleName());
        }
    }

    /** An array of numbers, read as their wrappers. Immutable. */
    private static final class Boxed<A, B> extends StdDeserializer<A> {

        private static final long serialVersionUID = 1L;

        private final Class<B> boxes;
        private final transient Function<B, A> conversion;

        Boxed(Class<A> type, Class<B> boxes, Function<B, A> conversion) {
            super(type);
            this.boxes = boxes;
            this.conversion = conversion;
        }

        @Override
        public A deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return conversion.apply(context.readValue(parser, boxes));
        }
    }
}
