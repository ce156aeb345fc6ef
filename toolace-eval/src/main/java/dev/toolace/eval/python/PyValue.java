package dev.toolace.eval.python;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value as Python's {@code json.loads} would give it: 1 is an int, 1.0 a float (of double precision). All kinds are
 * immutable and safe for use by many threads. {@code equals} is that of the records; {@link #same} is Python's
 * {@code ==}.
 */
public sealed interface PyValue {

    /** {@code None}. */
    PyValue NONE = new None();

    /**
     * The exact type.
     *
     * @return the type
     */
    PyType type();

    /** {@code None}. */
    record None() implements PyValue {
        @Override
        public PyType type() {
            return PyType.NONE;
        }
    }

    /**
     * A boolean.
     *
     * @param value true or false
     */
    record Bool(boolean value) implements PyValue {
        @Override
        public PyType type() {
            return PyType.BOOL;
        }
    }

    /**
     * An integer of any size.
     *
     * @param value the number
     */
    record Int(BigInteger value) implements PyValue {
        @Override
        public PyType type() {
            return PyType.INT;
        }
    }

    /**
     * A floating-point number, also an infinity or NaN.
     *
     * @param value the number
     */
    record Real(double value) implements PyValue {
        @Override
        public PyType type() {
            return PyType.FLOAT;
        }
    }

    /**
     * A text.
     *
     * @param value its characters
     */
    record Str(String value) implements PyValue {
        @Override
        public PyType type() {
            return PyType.STR;
        }
    }

    /**
     * A list.
     *
     * @param elements in order; copied
     */
    record Seq(List<PyValue> elements) implements PyValue {
        /** Copies the elements. */
        public Seq {
            elements = List.copyOf(elements);
        }

        @Override
        public PyType type() {
            return PyType.LIST;
        }
    }

    /**
     * A dictionary with text keys.
     *
     * @param members in order of insertion; copied
     */
    record Dict(Map<String, PyValue> members) implements PyValue {

        /** The dictionary without members. */
        public static final Dict EMPTY = new Dict(Map.of());

        /** Copies the members in their order. */
        public Dict {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public PyType type() {
            return PyType.DICT;
        }
    }

    /**
     * What is there but was not kept, such as brackets nested beyond any use. It equals nothing.
     *
     * @param reason why it was not kept
     */
    record Opaque(String reason) implements PyValue {
        @Override
        public PyType type() {
            return PyType.OPAQUE;
        }
    }

    /**
     * An integer.
     *
     * @param value the number
     * @return the value
     */
    static PyValue of(long value) {
        return new Int(BigInteger.valueOf(value));
    }

    /**
     * Converts a JSON value. A number is an int if it is written without point and exponent.
     *
     * @param json the value
     * @return its Python counterpart
     */
    static PyValue of(JsonValue json) {
        if (json instanceof JsonObject object) {
            return dict(object);
        }
        if (json instanceof JsonArray array) {
            List<PyValue> elements = new ArrayList<>(array.elements().size());
            array.elements().forEach(element -> elements.add(of(element)));
            return new Seq(elements);
        }
        if (json instanceof JsonNumber number) {
            return number.value().scale() == 0 ? new Int(number.value().toBigInteger())
                    : new Real(number.value().doubleValue());
        }
        if (json instanceof JsonString string) {
            return new Str(string.value());
        }
        if (json instanceof JsonBoolean bool) {
            return new Bool(bool.value());
        }
        return json instanceof JsonNull ? NONE : new Opaque("no JSON");
    }

    /**
     * Converts a JSON object.
     *
     * @param object the object
     * @return its Python counterpart, members in the same order
     */
    static Dict dict(JsonObject object) {
        Map<String, PyValue> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> members.put(name, of(value)));
        return new Dict(members);
    }

    /**
     * Python's {@code ==}: numbers of different types compare by value, and booleans are 0 and 1 among them.
     *
     * @param first a value
     * @param second a value
     * @return true if equal; never for {@link Opaque} or NaN
     */
    static boolean same(PyValue first, PyValue second) {
        if (first instanceof Seq a && second instanceof Seq b) {
            return sameElements(a.elements(), b.elements());
        }
        if (first instanceof Dict a && second instanceof Dict b) {
            return a.members().keySet().equals(b.members().keySet()) && a.members().entrySet().stream().allMatch(
                    member -> same(member.getValue(), b.members().getOrDefault(member.getKey(), NONE)));
        }
        if (numeric(first) && numeric(second)) {
            return sameNumber(first, second);
        }
        return first.type() != PyType.OPAQUE && first.equals(second);
    }

    /**
     * Python's {@code value in list}, without its shortcut for identical objects.
     *
     * @param value a value
     * @param list to look in
     * @return true if some element equals the value
     */
    static boolean in(PyValue value, List<PyValue> list) {
        return list.stream().anyMatch(element -> same(value, element));
    }

    private static boolean sameElements(List<PyValue> first, List<PyValue> second) {
        if (first.size() != second.size()) {
            return false;
        }
        for (int i = 0; i < first.size(); i++) {
            if (!same(first.get(i), second.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean numeric(PyValue value) {
        return value instanceof Bool || value instanceof Int || value instanceof Real;
    }

    private static boolean sameNumber(PyValue first, PyValue second) {
        if (first instanceof Real a && second instanceof Real b) {
            return a.value() == b.value();
        }
        if (first instanceof Real a) {
            return Double.isFinite(a.value()) && new BigDecimal(a.value()).compareTo(exact(second)) == 0;
        }
        return second instanceof Real ? sameNumber(second, first) : exact(first).compareTo(exact(second)) == 0;
    }

    private static BigDecimal exact(PyValue whole) {
        if (whole instanceof Int number) {
            return new BigDecimal(number.value());
        }
        return whole instanceof Bool bool && bool.value() ? BigDecimal.ONE : BigDecimal.ZERO;
    }
}
