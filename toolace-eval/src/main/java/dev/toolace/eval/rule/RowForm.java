package dev.toolace.eval.rule;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The form of a file's rows, which its first row tells. */
@FunctionalInterface
interface RowForm {

    /** The tests of a row in the uniform form; the line where it begins and how many tests came before are known. */
    List<JsonObject> uniform(int line, JsonObject row, int before);

    /** The form of a file, with what lies beside it. */
    static RowForm of(Path file, JsonObject first) {
        if (BfclRows.recognises(first)) {
            Map<String, JsonObject> answers = BfclRows.answers(file);
            String category = BfclRows.category(file);
            return only(file, BfclRows::recognises, (line, row, before) ->
                    List.of(BfclRows.uniform(row, category, answers)));
        }
        if (When2CallRows.recognises(first)) {
            return only(file, When2CallRows::recognises, (line, row, before) -> List.of(When2CallRows.uniform(row)));
        }
        if (AceRows.recognises(first)) {
            Map<String, JsonValue> answers = AceRows.answers(file);
            return only(file, AceRows::recognises, (line, row, before) ->
                    List.of(AceRows.uniform(file, line, row, answers)));
        }
        if (SealToolsRows.recognises(first)) {
            Map<String, JsonObject> pool = SealToolsRows.pool(file);
            return only(file, SealToolsRows::recognises, (line, row, before) ->
                    List.of(SealToolsRows.uniform(file, line, row, pool)));
        }
        if (SealToolsRows.recognisesConversation(first)) {
            return only(file, SealToolsRows::recognisesConversation, (line, row, before) ->
                    List.of(SealToolsRows.uniformConversation(file, line, row)));
        }
        if (ApiBankRows.recognises(first)) {
            return only(file, ApiBankRows::recognises, (line, row, before) ->
                    List.of(ApiBankRows.uniform(file, line, row, before)));
        }
        if (ToolAlpacaRows.recognises(first)) {
            return only(file, ToolAlpacaRows::recognises, (line, row, before) ->
                    ToolAlpacaRows.uniform(file, line, row));
        }
        return (line, row, before) -> List.of(
                OwnRows.recognises(row) ? OwnRows.uniform(row, before + 1, List.of()) : row);
    }

    /** All rows of an original file are of one form: half a test must not pass for a test without a call. */
    private static RowForm only(Path file, Predicate<JsonObject> recognises, RowForm form) {
        return (line, row, before) -> {
            if (!recognises.test(row)) {
                throw OriginalRows.malformed(file, line, "is not of the form of the first test");
            }
            return form.uniform(line, row, before);
        };
    }
}
