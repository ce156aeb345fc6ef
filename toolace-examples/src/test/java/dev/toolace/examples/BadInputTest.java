package dev.toolace.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BadInputTest {

    @Test
    void everyMistakeHasItsId() {
        Map<String, String> codes = new LinkedHashMap<>();
        BadInput.mistakes().forEach((what, mistake) ->
                codes.put(what, catchThrowableOfType(ToolaceException.class, mistake::run).errorId().code()));
        assertThat(codes.values()).containsExactly(
                "TA-JSON-001", "TA-JSON-002", "TA-JSON-003",
                "TA-TOOL-001", "TA-TOOL-002", "TA-TOOL-003", "TA-TOOL-004", "TA-TOOL-005", "TA-TOOL-006", "TA-TOOL-007",
                "TA-TOOL-008",
                "TA-INPUT-001", "TA-INPUT-002", "TA-INPUT-003", "TA-INPUT-004",
                "TA-GRAMMAR-001", "TA-GRAMMAR-002",
                "TA-CONFIG-001", "TA-CONFIG-001", "TA-BACKEND-001", "TA-BACKEND-002", "TA-BACKEND-003",
                "TA-FORMAT-001", "TA-FORMAT-002", "TA-FORMAT-003", "TA-MODEL-001", "TA-CONFIG-001");
    }

    @Test
    void noErrorOfTheCoreIsLeftOut() throws IllegalAccessException {
        List<String> shown = new ArrayList<>();
        BadInput.mistakes().values().forEach(mistake -> shown.add(BadInput.message(mistake)));
        for (Field field : ErrorId.class.getFields()) {
            String code = ((ErrorId) field.get(null)).code();
            assertThat(shown).as(code).anyMatch(message -> message.startsWith(code + ": "));
        }
    }

    @Test
    void messagesStartWithTheCode() {
        BadInput.mistakes().values().forEach(mistake -> {
            ToolaceException e = catchThrowableOfType(ToolaceException.class, mistake::run);
            assertThat(e.getMessage()).isEqualTo(e.errorId().code() + ": " + e.detail());
            assertThat(BadInput.message(mistake)).isEqualTo(e.getMessage());
        });
    }

    @Test
    void whatIsNoMistakeSaysSo() {
        assertThat(BadInput.message(() -> { })).isEqualTo("no error");
    }
}
