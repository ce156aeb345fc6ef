package dev.toolace.internal.schema;

import com.networknt.schema.Error;
import dev.toolace.validation.ValidationError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a validator's raw errors fit to be read. Alternatives ({@code anyOf}, {@code oneOf}) report every branch: two
 * type errors at one place become "string or null", and a value that satisfies several branches is told only that.
 * Stateless.
 */
public final class ErrorList {

    /** More than anybody reads; it keeps the comparisons below cheap for arrays of a hundred thousand wrong items. */
    private static final int MAX_RAW = 1000;

    private ErrorList() {}

    /**
     * Orders and words errors.
     *
     * @param tool name of the tool
     * @param callIndex index of the call
     * @param found what the validator found
     * @return by path, keyword, message; no two equal; empty only if nothing was found
     */
    public static List<ValidationError> of(String tool, int callIndex, List<Error> found) {
        List<Error> raw = found.size() <= MAX_RAW ? found : found.subList(0, MAX_RAW);
        List<Error> telling = raw.stream().filter(error -> isTelling(error, raw)).toList();
        // Whatever the filter thinks, an error must never turn into no error.
        List<ValidationError> errors = new ArrayList<>(worded(tool, callIndex, telling.isEmpty() ? raw : telling));
        errors.sort(Comparator.comparing(ValidationError::path)
                .thenComparing(ValidationError::keyword)
                .thenComparing(ValidationError::message));
        return errors;
    }

    private static Set<ValidationError> worded(String tool, int callIndex, List<Error> raw) {
        Map<String, TypeUnion> types = new LinkedHashMap<>();
        Set<ValidationError> errors = new LinkedHashSet<>();
        for (Error error : raw) {
            String path = ErrorTexts.path(error);
            if (error.getKeyword().equals("type")) {
                types.computeIfAbsent(path, p -> new TypeUnion(ErrorTexts.actual(error)))
                        .allowed.addAll(ErrorTexts.types(error.getSchemaNode()));
            } else {
                errors.add(new ValidationError(tool, callIndex, path, error.getKeyword(), ErrorTexts.message(error)));
            }
        }
        types.forEach((path, union) -> errors.add(new ValidationError(tool, callIndex, path, "type", union.message())));
        return errors;
    }

    /**
     * Where several alternatives of a oneOf hold, what the others lack is beside the point; where none holds, the
     * branches' own errors say more than "none".
     */
    private static boolean isTelling(Error error, List<Error> raw) {
        if (error.getKeyword().equals("oneOf") && noneHolds(error)
                && raw.stream().anyMatch(other -> isInside(other, error))) {
            return false;
        }
        return raw.stream().noneMatch(other ->
                other.getKeyword().equals("oneOf") && !noneHolds(other) && isInside(error, other));
    }

    private static boolean isInside(Error error, Error oneOf) {
        return error.getEvaluationPath().toString().startsWith(oneOf.getEvaluationPath() + "/")
                && error.getInstanceLocation().startsWith(oneOf.getInstanceLocation());
    }

    private static boolean noneHolds(Error error) {
        Object[] arguments = error.getArguments();
        return arguments != null && arguments.length > 0 && "0".equals(String.valueOf(arguments[0]));
    }

    /** Types that would do at one place. */
    private static final class TypeUnion {

        private final Set<String> allowed = new LinkedHashSet<>();
        private final String actual;

        TypeUnion(String actual) {
            this.actual = actual;
        }

        String message() {
            return "must be " + String.join(" or ", allowed) + ", is " + actual;
        }
    }
}
