package dev.toolace.eval;

import static dev.toolace.eval.Cases.LAMP;
import static dev.toolace.eval.Cases.TIMER;
import static dev.toolace.eval.Cases.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvalCaseTest {

    private static final Call TWELVE = call("set_timer", "{\"minutes\":12,\"label\":\"tea\"}");
    private static final Call ON = call("lamp", "{\"on\":true}");

    @Test
    void theOrderOfCallsIsIgnored() {
        EvalCase both = Cases.of("q", List.of(TWELVE, ON));
        assertThat(both.accepts(List.of(TWELVE, ON))).isTrue();
        assertThat(both.accepts(List.of(ON, TWELVE))).isTrue();
    }

    @Test
    void everyCallCountsAsOftenAsItIsThere() {
        EvalCase twice = Cases.of("q", List.of(ON, ON));
        assertThat(twice.accepts(List.of(ON, ON))).isTrue();
        assertThat(twice.accepts(List.of(ON))).isFalse();
        assertThat(twice.accepts(List.of(ON, ON, ON))).isFalse();
        assertThat(twice.accepts(List.of(ON, TWELVE))).isFalse();
    }

    @Test
    void theSpellingOfNumbersAndTheOrderOfMembersAreIgnored() {
        EvalCase one = Cases.of("q", List.of(TWELVE));
        assertThat(one.accepts(List.of(call("set_timer", "{\"label\":\"tea\",\"minutes\":12.0}")))).isTrue();
        assertThat(one.accepts(List.of(call("set_timer", "{\"minutes\":1.2e1,\"label\":\"tea\"}")))).isTrue();
    }

    @Test
    void anyOtherDifferenceIsWrong() {
        EvalCase one = Cases.of("q", List.of(TWELVE));
        assertThat(one.accepts(List.of(call("set_timer", "{\"minutes\":\"12\",\"label\":\"tea\"}")))).isFalse();
        assertThat(one.accepts(List.of(call("set_timer", "{\"minutes\":12,\"label\":\"Tea\"}")))).isFalse();
        assertThat(one.accepts(List.of(call("set_timer", "{\"minutes\":12}")))).isFalse();
        assertThat(one.accepts(List.of(call("timer", "{\"minutes\":12,\"label\":\"tea\"}")))).isFalse();
        assertThat(one.accepts(List.of())).isFalse();
    }

    @Test
    void anyOfSeveralAnswersIsRightButNoMixtureOfThem() {
        EvalCase either = Cases.of("q", List.of(TWELVE), List.of(ON), List.of());
        assertThat(either.accepts(List.of(TWELVE))).isTrue();
        assertThat(either.accepts(List.of(ON))).isTrue();
        assertThat(either.accepts(List.of())).isTrue();
        assertThat(either.accepts(List.of(TWELVE, ON))).isFalse();
    }

    @Test
    void withoutAnAnswerNothingIsRight() {
        assertThat(Cases.of("q").accepts(List.of())).isFalse();
        assertThat(Cases.of("q", List.of()).accepts(List.of())).isTrue();
        assertThat(Cases.of("q", List.of()).accepts(List.of(ON))).isFalse();
    }

    @Test
    void laterChangesOfTheListsDoNotShow() {
        List<Call> answer = new ArrayList<>(List.of(ON));
        EvalCase one = Cases.of("q", answer);
        answer.clear();
        assertThat(one.accepts(List.of(ON))).isTrue();
    }

    @Test
    void saysWhetherAnAgentTakesTheQuestion() {
        Message user = Message.user("q");
        assertThat(askable(List.of(user), TIMER, LAMP)).isTrue();
        assertThat(askable(List.of(user, Message.assistant("[]"), Message.tool("done")), TIMER)).isTrue();
        assertThat(askable(List.of(), TIMER)).isFalse();
        assertThat(askable(List.of(user, Message.assistant("[]")), TIMER)).isFalse();
        assertThat(askable(List.of(Message.user(" ")), TIMER)).isFalse();
        assertThat(askable(List.of(user), TIMER, TIMER)).isFalse();
    }

    private static boolean askable(List<Message> messages, Tool... tools) {
        return new EvalCase("1", "test", "home", messages, List.of(tools), List.of()).askable();
    }
}
