package dev.toolace.eval.rule;

import dev.toolace.eval.python.PyJson;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;

/** Small tests of benchmarks, written as JSON. */
final class Tests {

    private Tests() {}

    /** Single quotes stand for double ones. */
    static BenchmarkCase test(String json) {
        return BenchmarkCase.of((JsonObject) JsonValue.parse(json.replace('\'', '"')));
    }

    static Prediction output(String json) {
        return Predictions.of(PyJson.parse(json.replace('\'', '"'), "test"));
    }

    /** The error type, or empty if right. */
    static String error(ScoringRule rule, BenchmarkCase test, String output) {
        return rule.score(test, output(output)).errorType();
    }
}
