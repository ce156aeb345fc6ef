package dev.toolace.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.toolace.format.JsonListFormat;
import dev.toolace.format.ParsedCalls;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import dev.toolace.validation.ValidationError;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A typical call of three arguments in some 120 characters: read and validated, against Jackson's tree of the text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallBenchmark {

    static final String TEXT = "[{\"name\":\"book_table\",\"arguments\":{\"restaurant\":\"Trattoria da Enzo al 29\","
            + "\"guests\":4,\"time\":\"2026-11-24T19:30:00\"}}]";

    private static final ToolSet TOOLS = ToolSet.of(List.of(Tool.parse("""
            {"name":"book_table","parameters":{"type":"object","properties":{
             "restaurant":{"type":"string","minLength":1},"guests":{"type":"integer","minimum":1,"maximum":20},
             "time":{"type":"string"}},"required":["restaurant","guests"],"additionalProperties":false}}""")));

    private final JsonListFormat format = new JsonListFormat();
    private final CallValidator validator = new CallValidator();
    private final ObjectMapper jackson = new ObjectMapper();

    /**
     * Strict reading and validation.
     *
     * @return no errors
     */
    @Benchmark
    public List<ValidationError> parseAndValidate() {
        return validator.validate(((ParsedCalls) format.parse(TEXT, TOOLS)).calls(), TOOLS);
    }

    /**
     * What it is held against.
     *
     * @return the tree
     * @throws JsonProcessingException never
     */
    @Benchmark
    public JsonNode jacksonReadTree() throws JsonProcessingException {
        return jackson.readTree(TEXT);
    }
}
