package dev.toolace.bench.same;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.conversation.Message;
import dev.toolace.eval.EvalCase;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.nano.NanoModel;
import dev.toolace.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The nano model's answers are the same with and without reused prompts, drafts and grammars. */
class SameAnswersTest {

    private static final List<Tool> TOOLS = Tool.parseAll("""
            [{"name":"get_weather","description":"Current weather of a city","parameters":{"type":"object","properties":
              {"city":{"type":"string","description":"Name of the city"},"unit":{"type":"string",
              "enum":["celsius","fahrenheit"]}},"required":["city"]}},
             {"name":"set_timer","description":"Sets a timer","parameters":{"type":"object","properties":
              {"minutes":{"type":"integer","description":"Length of the timer in minutes"}},"required":["minutes"]}},
             {"name":"send_message","description":"Sends a message to a person","parameters":{"type":"object",
              "properties":{"recipient":{"type":"string","description":"Who gets the message"},
              "text":{"type":"string","description":"What it says"}},"required":["recipient","text"]}},
             {"name":"convert_currency","description":"Converts an amount of money","parameters":{"type":"object",
              "properties":{"amount":{"type":"number"},"from":{"type":"string"},"to":{"type":"string"}},
              "required":["amount","from","to"]}}]""");

    private static final List<String> QUERIES = List.of("What is the weather in %s?", "Set a timer for 12 minutes",
            "Tell Anna that I am in %s", "Convert 25.5 dollars to euros", "What can you tell me about %s?",
            "Weather in %s and in Rome, in fahrenheit, please",
            "Send %s the message \"call me\" and set a timer of 5 min",
            "How much are 100 USD in yen, and how hot is it in %s?");

    @Test
    void nothingChangesAGreedyAnswer() {
        List<EvalCase> cases = new ArrayList<>();
        for (String place : List.of("Berlin", "São Paulo", "New York", "the \"old\" town")) {
            for (String query : QUERIES) {
                List<Tool> offered = cases.size() % 3 == 0 ? TOOLS.subList(0, 2) : TOOLS;
                cases.add(new EvalCase("query " + cases.size(), "test", "", List.of(
                        Message.user(query.formatted(place))), offered, List.of()));
            }
        }
        List<String> notes = new ArrayList<>();
        JsonObject report = SameAnswers.run(NanoModel.folder(), cases, 1, notes::add);

        assertThat(SameAnswers.same(report)).as("%s %s", report, notes).isTrue();
        assertThat(number(report, "queries")).isEqualTo(32);
        assertThat(number(report, "plain_valid")).isGreaterThan(20);
        assertThat(((JsonArray) report.members().get("comparisons")).elements()).hasSize(8);
        JsonObject work = (JsonObject) report.members().get("work");
        JsonObject all = (JsonObject) work.members().get("allowed+reuse+drafts");
        assertThat(number(all, "cached_tokens")).isPositive();
        assertThat(number(all, "accepted_drafts")).isPositive();
        assertThat(number((JsonObject) work.members().get("plain"), "cached_tokens")).isZero();
    }

    @Test
    void queriesAreEvenlySpread() {
        List<EvalCase> cases = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            cases.add(new EvalCase("" + i, "", "", i == 9 ? List.of() : List.of(Message.user("a")), TOOLS, List.of()));
        }

        assertThat(SameAnswers.spread(cases, 3)).extracting(EvalCase::id).containsExactly("0", "3", "6");
        assertThat(SameAnswers.spread(cases, 50)).hasSize(9);
    }

    private static long number(JsonObject object, String name) {
        return ((JsonNumber) object.members().get(name)).value().longValue();
    }
}
