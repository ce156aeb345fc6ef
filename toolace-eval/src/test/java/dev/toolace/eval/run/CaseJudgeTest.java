package dev.toolace.eval.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ToolAgent;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.eval.rule.Benchmark;
import dev.toolace.eval.rule.BenchmarkCase;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import org.junit.jupiter.api.Test;

class CaseJudgeTest {

    @Test
    void anAnswerThatIsRepeatedWordForWordIsAsRightTheFirstTime() {
        BenchmarkCase test = BenchmarkCase.of((JsonObject) JsonValue.parse("""
                {"id":"u","source":"when2call","category":"cannot_answer","expect":"no_call","calls":[[]],"tools":[],
                 "messages":[{"role":"user","content":"Which grade?"}],"correct_answer":"cannot_answer"}"""));
        try (ToolAgent agent = ToolAgent.builder().backend(ScriptedBackend.of("[]", "[]")).build()) {
            CaseJudge.Judged judged =
                    new CaseJudge(Benchmark.WHEN2CALL).judge(agent, test, test.evalCase().orElseThrow(), 0);
            assertThat(judged.result().verdict().right()).isTrue();
            assertThat(judged.result().verdict().singlePass()).isTrue();
            assertThat(judged.right()).containsExactly(true, true);
        }
    }
}
