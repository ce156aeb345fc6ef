package dev.toolace.eval;

import static dev.toolace.eval.Cases.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ErrorId;
import dev.toolace.ToolAgent;
import dev.toolace.ToolaceException;
import dev.toolace.backend.Backend;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.backend.Usage;
import dev.toolace.refine.AdaptivePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    private static final String RIGHT = "[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":12}}]";
    private static final String WRONG = "[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":30}}]";
    private static final String INVALID = "[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":0}}]";
    private static final EvalCase CASE = Cases.of("Timer, 12 minutes.", List.of(call("set_timer", "{\"minutes\":12}")));
    private static final EvalCase NO_CALL = Cases.of("How are you?", List.of());

    @Test
    void rightAtOnce() {
        Verdict verdict = judge(CASE, RIGHT, RIGHT);
        assertThat(verdict).isEqualTo(new Verdict("1", "home", true, true, 1, true, true, "calls"));
    }

    @Test
    void wrongBecomesRight() {
        Verdict verdict = judge(CASE, WRONG, RIGHT, RIGHT);
        assertThat(verdict).isEqualTo(new Verdict("1", "home", false, true, 2, true, true, "calls"));
    }

    @Test
    void rightBecomesWrong() {
        Verdict verdict = judge(CASE, RIGHT, WRONG, WRONG);
        assertThat(verdict).isEqualTo(new Verdict("1", "home", true, false, 2, true, true, "calls"));
    }

    @Test
    void anInvalidFirstAnswerIsNotRightInASinglePass() {
        Verdict verdict = judge(CASE, INVALID, RIGHT, RIGHT);
        assertThat(verdict.singlePass()).isFalse();
        assertThat(verdict.right()).isTrue();
        assertThat(verdict.validCalls()).isTrue();
    }

    @Test
    void anInvalidFirstAnswerIsNotRightEvenWhereTheSetSaysSo() {
        EvalCase mislabelled = Cases.of("Timer, 0 minutes.", List.of(call("set_timer", "{\"minutes\":0}")));
        Verdict verdict = judge(mislabelled, INVALID, RIGHT, RIGHT);
        assertThat(verdict.singlePass()).isFalse();
        assertThat(verdict.right()).isFalse();
    }

    @Test
    void answersThatStayInvalidAreRejected() {
        Verdict verdict = judge(CASE, INVALID, INVALID, INVALID, INVALID, INVALID, INVALID);
        assertThat(verdict.outcome()).isEqualTo("rejected");
        assertThat(verdict.right()).isFalse();
        assertThat(verdict.singlePass()).isFalse();
        assertThat(verdict.validCalls()).isTrue();
    }

    @Test
    void rejectedIsWrongEvenWhereNoCallIsRight() {
        assertThat(judge(NO_CALL, INVALID, INVALID, INVALID, INVALID, INVALID, INVALID).right()).isFalse();
    }

    @Test
    void noCallIsRecognised() {
        Verdict right = judge(NO_CALL, "Fine, thanks.", "Fine, thanks.");
        assertThat(right).isEqualTo(new Verdict("1", "home", true, true, 1, true, false, "no_call"));
        assertThat(judge(NO_CALL, RIGHT, RIGHT).right()).isFalse();
        assertThat(judge(CASE, "[]", "[]").right()).isFalse();
    }

    @Test
    void aCutOffAnswerIsNotRightWhateverItSays() {
        Completion cut = new Completion(RIGHT, FinishReason.LENGTH, Usage.NONE);
        ScriptedBackend backend = ScriptedBackend.builder().then(cut).then(cut).then(cut).then(cut).then(cut).build();
        assertThat(judge(CASE, backend).singlePass()).isFalse();
    }

    @Test
    void aPromptBeyondTheContextIsTooLong() {
        Verdict verdict = judge(CASE, failing(ErrorId.INPUT_CONTEXT));
        assertThat(verdict).isEqualTo(new Verdict("1", "home", false, false, 0, true, true, "too_long"));
        assertThat(judge(NO_CALL, failing(ErrorId.INPUT_CONTEXT)).wantedCall()).isFalse();
    }

    @Test
    void otherErrorsEndTheEvaluation() {
        assertThatThrownBy(() -> judge(CASE, failing(ErrorId.BACKEND_CLOSED)))
                .isInstanceOfSatisfying(ToolaceException.class,
                        e -> assertThat(e.errorId()).isEqualTo(ErrorId.BACKEND_CLOSED));
    }

    private static Verdict judge(EvalCase one, String... replies) {
        return judge(one, ScriptedBackend.of(replies));
    }

    private static Verdict judge(EvalCase one, Backend backend) {
        try (ToolAgent agent = ToolAgent.builder().backend(backend).policy(AdaptivePolicy.DEFAULT).build()) {
            return new Evaluator(agent).judge(one);
        }
    }

    private static Backend failing(ErrorId id) {
        return new Backend() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public Capabilities capabilities() {
                return new Capabilities(true, true, false, true, 0);
            }

            @Override
            public Completion generate(GenerationRequest request) {
                throw new ToolaceException(id, "always");
            }
        };
    }
}
