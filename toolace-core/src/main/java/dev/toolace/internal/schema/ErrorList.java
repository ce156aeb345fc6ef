package dev.toolace.internal.schema;

import com.networknt.schema.Error;
import dev.toolace.json.JsonObject;
import dev.toolace.validation.ValidationError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a validator's raw errors fit to be read. Stateless. */
public final class ErrorList {

    /** More than anybody reads; it keeps the cost low for arrays of a hundred thousand wrong items. */
    private static final int MAX_RAW = 1000;

    private static final Comparator<ValidationError> ORDER = Comparator.comparing(ValidationError::path)
            .thenComparing(ValidationError::keyword)
            .thenComparing(ValidationError::message);

    private ErrorList() {}

    /**
     * Orders, words and details errors.
     *
     * @param tool name of the tool
     * @param parameters its schema
     * @param callIndex index of the call
     * @param found what the validator found
     * @param most the most errors that are wanted
     * @return by path, keyword, message; no two that say the same; empty only if nothing was found
     */
    public static List<ValidationError> of(
            String tool, JsonObject parameters, int callIndex, List<Error> found, int most) {
        Map<ValidationError, Error> worded = new LinkedHashMap<>();
        for (Error error : found.subList(0, Math.min(found.size(), MAX_RAW))) {
            worded.putIfAbsent(new ValidationError(tool, callIndex, ErrorTexts.path(error), error.getKeyword(),
                    ErrorTexts.message(error)), error);
        }
        List<ValidationError> errors = new ArrayList<>(worded.keySet());
        errors.sort(ORDER);
        // Hints are searched for those errors only that anybody will see.
        return errors.stream().limit(most)
                .map(error -> ErrorDetails.add(error, worded.getOrDefault(error, found.get(0)), parameters))
                .toList();
    }
}
