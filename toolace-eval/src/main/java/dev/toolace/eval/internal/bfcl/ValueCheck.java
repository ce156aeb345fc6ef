package dev.toolace.eval.internal.bfcl;

import dev.toolace.eval.python.PyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether a value is among the accepted ones. Each check gives the type of its error, or nothing. Stateless. */
public final class ValueCheck {

    private ValueCheck() {}

    /** A text without spaces and punctuation that people write or leave out, in lower case. */
    public static String standardized(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (" ,./-_*^".indexOf(text.charAt(i)) < 0) {
                out.append(text.charAt(i));
            }
        }
        return out.toString().toLowerCase(Locale.ROOT).replace('\'', '"');
    }

    static Optional<String> text(String value, List<PyValue> accepted) {
        String wanted = standardized(value);
        boolean there = accepted.stream().anyMatch(answer ->
                answer instanceof PyValue.Str text && standardized(text.value()).equals(wanted));
        return there ? Optional.empty() : Optional.of("value_error:string");
    }

    static Optional<String> list(List<PyValue> value, List<PyValue> accepted) {
        List<PyValue> given = standardized(value);
        boolean there = accepted.stream().anyMatch(answer -> sameList(given, elements(answer)));
        return there ? Optional.empty() : Optional.of("value_error:list/tuple");
    }

    /** The last accepted dictionary that does not match decides about the error. */
    static Optional<String> dict(PyValue value, List<PyValue> accepted) {
        String error = "dict_checker:unclear";
        for (PyValue answer : accepted) {
            if (TypeCheck.isEmpty(answer)) {
                continue;
            }
            error = "dict_checker:unclear";
            if (value instanceof PyValue.Dict given && answer instanceof PyValue.Dict wanted) {
                Optional<String> wrong = members(given.members(), wanted.members());
                if (wrong.isEmpty()) {
                    return wrong;
                }
                error = wrong.get();
            }
        }
        return Optional.of(error);
    }

    static Optional<String> listOfDicts(List<PyValue> value, List<PyValue> accepted) {
        String error = "list_dict_checker:unclear";
        for (PyValue answer : accepted) {
            List<PyValue> wanted = elements(answer);
            if (wanted.size() != value.size()) {
                error = "value_error:list_dict_count";
                continue;
            }
            Optional<String> wrong = Optional.empty();
            for (int i = 0; i < value.size() && wrong.isEmpty(); i++) {
                wrong = dict(value.get(i), List.of(wanted.get(i)));
            }
            if (wrong.isEmpty()) {
                return wrong;
            }
            error = wrong.get();
        }
        return Optional.of(error);
    }

    /** A missing key outweighs a wrong value. */
    private static Optional<String> members(Map<String, PyValue> given, Map<String, PyValue> wanted) {
        for (Map.Entry<String, PyValue> member : wanted.entrySet()) {
            if (!given.containsKey(member.getKey()) && !optional(member.getValue())) {
                return Optional.of("value_error:dict_key");
            }
        }
        for (Map.Entry<String, PyValue> member : given.entrySet()) {
            PyValue accepted = wanted.get(member.getKey());
            if (accepted == null) {
                return Optional.of("value_error:dict_key");
            }
            if (!PyValue.in(standardized(member.getValue()), elements(accepted))) {
                return Optional.of("value_error:dict_value");
            }
        }
        return Optional.empty();
    }

    private static boolean optional(PyValue accepted) {
        return switch (accepted.type()) {
            case LIST -> ((PyValue.Seq) accepted).elements().stream().anyMatch(TypeCheck::isEmpty);
            case DICT -> ((PyValue.Dict) accepted).members().containsKey("");
            case STR -> true;
            case NONE, BOOL, INT, FLOAT, OPAQUE -> false;
        };
    }

    /** The elements that Python's loop over this value sees, each standardized. */
    private static List<PyValue> elements(PyValue value) {
        if (value instanceof PyValue.Seq list) {
            return standardized(list.elements());
        }
        List<PyValue> characters = new ArrayList<>();
        if (value instanceof PyValue.Str text) {
            text.value().codePoints().mapToObj(Character::toString)
                    .forEach(character -> characters.add(standardized(new PyValue.Str(character))));
        }
        return characters;
    }

    private static List<PyValue> standardized(List<PyValue> values) {
        return values.stream().map(ValueCheck::standardized).toList();
    }

    private static PyValue standardized(PyValue value) {
        return value instanceof PyValue.Str text ? new PyValue.Str(standardized(text.value())) : value;
    }

    private static boolean sameList(List<PyValue> first, List<PyValue> second) {
        return PyValue.same(new PyValue.Seq(first), new PyValue.Seq(second));
    }
}
