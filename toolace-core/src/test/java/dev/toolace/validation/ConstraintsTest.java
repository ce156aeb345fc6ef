package dev.toolace.validation;

import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.set;
import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.testing.CpuTime;
import dev.toolace.tool.ToolSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {

    static final List<ConstraintTable> ROWS = ConstraintTable.ROWS;

    @ParameterizedTest
    @FieldSource("ROWS")
    void everyConstraintIsReportedAtItsPlace(ConstraintTable row) {
        assertThat(row.errors())
                .extracting(error -> error.keyword() + " " + error.path() + ": " + error.message())
                .containsExactly(row.error());
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void everyErrorSaysWhatWasFound(ConstraintTable row) {
        assertThat(row.errors()).allSatisfy(error -> {
            assertThat(error.found()).isNotBlank().isNotEqualTo("?").hasSizeLessThan(100);
            assertThat(error.expected()).isNotBlank().isNotEqualTo("?").hasSizeLessThan(100);
            assertThat(error.explain()).startsWith(error.describe() + "; found ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "date", "date-time", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri",
        "uri-reference", "uri-template", "iri", "iri-reference", "uuid", "json-pointer", "relative-json-pointer",
        "regex", "color", "no such format"})
    void formatIsAnAnnotationAndCostsNothing(String format) {
        String evil = "a.".repeat(20_000) + "@(((([";
        List<Call> calls = List.of(new Call("f", object("{\"x\":\"" + evil + "\"}")));
        ToolSet tools = set(tool("f", "{\"properties\":{\"x\":{\"type\":\"string\",\"format\":\"" + format + "\"}}}"));
        assertThat(CpuTime.of(() -> assertThat(new CallValidator().validate(calls, tools)).isEmpty()))
                .isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void draft4sExclusiveBoundsAreWordedAsSuch() {
        String schema = "{\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"properties\":{"
                + "\"x\":{\"minimum\":1,\"exclusiveMinimum\":true},\"y\":{\"maximum\":1,\"exclusiveMaximum\":true}}}";
        List<Call> calls = List.of(new Call("f", object("{\"x\":1,\"y\":1.0}")));
        assertThat(new CallValidator().validate(calls, set(tool("f", schema))))
                .extracting(ValidationError::message)
                .containsExactly("must be greater than 1", "must be less than 1");
    }
}
