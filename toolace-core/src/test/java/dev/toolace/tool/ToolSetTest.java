package dev.toolace.tool;

import static dev.toolace.testing.Errors.assertError;
import static dev.toolace.testing.Tools.TIMER;
import static dev.toolace.testing.Tools.WEATHER;
import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.set;
import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.validation.CallValidator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToolSetTest {

    @Test
    void keepsOrderAndFindsByExactName() {
        ToolSet tools = set(WEATHER, TIMER);
        assertThat(tools.tools()).containsExactly(WEATHER, TIMER);
        assertThat(tools.find("set_timer")).contains(TIMER);
        assertThat(tools.find("Set_Timer")).isEmpty();
        assertThat(tools).isEqualTo(set(WEATHER, TIMER)).isNotEqualTo(set(TIMER, WEATHER));
        assertThat(tools).hasSameHashCodeAs(set(WEATHER, TIMER)).hasToString("ToolSet[get_weather, set_timer]");
        assertThat(ToolSet.EMPTY.tools()).isEmpty();
    }

    @Test
    void refusesTwoToolsOfOneName() {
        assertError(ErrorId.TOOL_DUPLICATE, () -> set(WEATHER, tool("get_weather", "{}")), "'get_weather'");
    }

    @Test
    void limitsTheNumberOfTools() {
        List<Tool> many = IntStream.range(0, 129).mapToObj(i -> tool("t" + i, "{}")).toList();
        assertThat(ToolSet.of(many.subList(0, 128)).tools()).hasSize(128);
        assertError(ErrorId.TOOL_LIMIT, () -> ToolSet.of(many), "129 tools", "at most 128");
        assertError(ErrorId.TOOL_LIMIT, () -> ToolSet.of(many.subList(0, 3), Limits.DEFAULT.withMaxTools(2)));
    }

    @Test
    void manyThreadsMayValidateAtOnce() {
        ToolSet tools = set(WEATHER, TIMER);
        long wrong = IntStream.range(0, 2000).parallel().filter(i -> {
            boolean good = i % 2 == 0;
            Call call = new Call("get_weather", object(good ? "{\"city\":\"Oslo\"}" : "{\"town\":\"Oslo\"}"));
            return new CallValidator().validate(List.of(call), tools).isEmpty() != good;
        }).count();
        assertThat(wrong).isZero();
    }
}
