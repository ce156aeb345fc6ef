package dev.toolace.eval.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregationTest {

    private final List<Scored> scores = new ArrayList<>();

    @Test
    void bfclHasTwoWeightings() {
        add("simple_python", 4, 3);
        add("simple_java", 2, 1);
        add("simple_javascript", 1, 1);
        add("multiple", 2, 1);
        add("parallel", 2, 2);
        add("parallel_multiple", 2, 0);
        add("irrelevance", 4, 4);
        add("live_simple", 3, 3);
        add("live_multiple", 5, 1);
        add("live_irrelevance", 2, 1);
        add("live_relevance", 2, 1);
        assertThat(new BfclAggregation().figures(scores).toJson()).isEqualTo("{\"non_live_simple_ast\":0.7500,"
                + "\"non_live_ast\":0.5625,\"live_ast\":0.5000,\"irrelevance\":0.7500,\"relevance\":0.5000,"
                + "\"v3\":{\"non_live\":0.6500,\"live\":0.5000,\"single_turn\":0.5750,\"overall\":null},"
                + "\"v4\":{\"non_live\":0.5625,\"live\":0.5000,\"single_turn\":0.6042,\"overall\":null}}");
    }

    @Test
    void partsThatWereNotRunAreNull() {
        add("multiple", 2, 1);
        assertThat(new BfclAggregation().figures(scores).toJson()).contains("\"live_ast\":null", "\"irrelevance\":null",
                "\"non_live_ast\":0.5000");
        assertThat(new AceAggregation().figures(List.of()).toJson()).doesNotContain("0");
        assertThat(new When2CallAggregation().figures(List.of()).toJson()).contains("\"accuracy\":null");
    }

    @Test
    void aceBenchCountsADialogueOnlyIfAllItsTurnsAreRight() {
        turn("normal_multi_turn_user_switch_1_0", true);
        turn("normal_multi_turn_user_switch_1_1", false);
        turn("normal_multi_turn_user_switch_2_0", true);
        add("normal_atom_bool", 4, 4);
        add("special_incomplete", 2, 1);
        assertThat(new AceAggregation().figures(scores).toJson()).isEqualTo("{\"atom\":1.0000,\"single_turn\":null,"
                + "\"multi_turn\":0.5000,\"normal\":0.7500,\"special\":0.5000,\"normal_and_special\":0.6709,"
                        + "\"summary\":null}");
    }

    @Test
    void when2CallAveragesF1OverOutcomes() {
        scores.add(new Scored("1", "c", "tool_call", Score.RIGHT));
        scores.add(new Scored("2", "c", "cannot_answer", Score.wrong("when2call:tool_call")));
        scores.add(new Scored("3", "c", "cannot_answer", Score.RIGHT));
        assertThat(new When2CallAggregation().figures(scores).toJson())
                .isEqualTo("{\"accuracy\":0.6667,\"macro_f1\":0.6667,"
                + "\"f1\":{\"direct\":null,\"tool_call\":0.6667,\"request_for_info\":null,\"cannot_answer\":0.6667},"
                + "\"called_where_impossible\":0.5000}");
    }

    private void turn(String id, boolean right) {
        scores.add(new Scored(id, "normal_multi_turn_user_switch", "calls", right ? Score.RIGHT : Score.wrong("x")));
    }

    private void add(String category, int all, int right) {
        for (int i = 0; i < all; i++) {
            scores.add(new Scored(category + "_" + i, category, "calls", i < right ? Score.RIGHT : Score.wrong("x")));
        }
    }
}
