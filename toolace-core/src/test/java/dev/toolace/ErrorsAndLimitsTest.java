package dev.toolace;

import static dev.toolace.testing.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsAndLimitsTest {

    @Test
    void codesAreUnique() {
        List<String> codes = Arrays.stream(ErrorId.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return ((ErrorId) field.get(null)).code();
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }).toList();
        assertThat(codes).doesNotHaveDuplicates().hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TA", "TA-001", "TA--001", "TA-X-01", "TA-X-0001", "TA-x-001", "XX-TOOL-001", "TA-TOOL-00A"})
    void codesHaveOneForm(String code) {
        assertThatThrownBy(() -> new ErrorId(code, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMessageStartsWithTheCode() {
        ToolaceException e = new ToolaceException(ErrorId.CONFIG, "maxTools is 0");
        assertThat(e).hasMessage("TA-CONFIG-001: maxTools is 0");
        assertThat(e.detail()).isEqualTo("maxTools is 0");
        assertThat(e.errorId().summary()).isEqualTo("invalid configuration value");
    }

    @Test
    void limitsCheckTheirRanges() {
        Limits ok = Limits.DEFAULT;
        assertError(ErrorId.CONFIG, () -> ok.withMaxDepth(0), "maxDepth");
        assertError(ErrorId.CONFIG, () -> ok.withMaxDepth(501), "maxDepth");
        assertError(ErrorId.CONFIG, () -> ok.withMaxTextChars(0), "maxTextChars");
        assertError(ErrorId.CONFIG, () -> ok.withMaxJsonChars(-1), "maxJsonChars");
        assertError(ErrorId.CONFIG, () -> ok.withMaxTools(0), "maxTools");
        assertError(ErrorId.CONFIG, () -> ok.withMaxSchemaBytes(0), "maxSchemaBytes");
        assertError(ErrorId.CONFIG, () -> ok.withMaxCalls(0), "maxCalls");
        assertError(ErrorId.CONFIG, () -> ok.withMaxValidationSteps(0), "maxValidationSteps");
        assertThat(ok.withMaxDepth(1).withMaxTextChars(2).withMaxJsonChars(3).withMaxTools(4).withMaxSchemaBytes(5)
                .withMaxCalls(6).withMaxValidationSteps(7)).isEqualTo(new Limits(1, 2, 3, 4, 5, 6, 7));
    }
}
