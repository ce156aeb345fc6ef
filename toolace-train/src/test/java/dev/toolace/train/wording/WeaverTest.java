package dev.toolace.train.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.catalog.Parameter;
import dev.toolace.train.values.Mention;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WeaverTest {

    private static final Tool LIGHTS = Tool.parse("""
            {"name":"dim_lights","description":"Dim the lights of a room","parameters":{"type":"object","properties":{
            "room":{"type":"string"},"percent":{"type":"integer"},"minutes":{"type":"integer"}}}}""");

    @Test
    void aValueTakesThePlaceOfTheWordsForItsParameter() {
        assertThat(woven("Dim the lights of a room", Map.of("room", "bedroom"))).containsExactly(
                "Dim the bedroom lights", "Dim the lights of bedroom", "Dim the lights of the bedroom");
        assertThat(woven("Dim the lights of a specific room", Map.of("room", "Oslo"))).containsExactly(
                "Dim the Oslo lights", "Dim the lights of Oslo");
    }

    @Test
    void whatFindsNoPlaceIsLeft() {
        Map<Parameter, Mention> mentions = mentions(Map.of("room", "bedroom", "percent", 30));
        for (int seed = 0; seed < 20; seed++) {
            Weaver.Woven woven = Weaver.weave("Dim the lights of a room by a percent", mentions, new Dice(seed));
            assertThat(woven.rest().keySet()).extracting(Parameter::name).containsExactly("percent");
            assertThat(Weaver.weave("Dim a bathroom", mentions, new Dice(seed)).rest()).isEqualTo(mentions);
        }
    }

    @Test
    void aUnitTellsWhereNoOtherNumberHasIt() {
        List<Parameter> parameters = Parameter.of(LIGHTS);
        assertThat(Units.of(parameters.get(1))).hasValue("percent");
        assertThat(Units.tells(parameters.get(1), LIGHTS)).isTrue();
        assertThat(Units.tells(parameters.get(0), LIGHTS)).isFalse();
        Tool twice = Tool.parse("""
                {"name":"t","description":"d","parameters":{"type":"object","properties":{
                "delay_minutes":{"type":"integer"},"length":{"type":"number","description":"In minutes"}}}}""");
        assertThat(Parameter.of(twice)).noneMatch(parameter -> Units.tells(parameter, twice));
    }

    private static Set<String> woven(String phrase, Map<String, Object> values) {
        Set<String> phrases = new TreeSet<>();
        for (int seed = 0; seed < 60; seed++) {
            Weaver.Woven woven = Weaver.weave(phrase, mentions(values), new Dice(seed));
            assertThat(woven.rest()).isEmpty();
            phrases.add(woven.phrase());
        }
        return phrases;
    }

    private static Map<Parameter, Mention> mentions(Map<String, Object> values) {
        Map<Parameter, Mention> mentions = new LinkedHashMap<>();
        for (Parameter parameter : Parameter.of(LIGHTS)) {
            Object value = values.get(parameter.name());
            if (value != null) {
                mentions.put(parameter, new Mention(JsonValue.of(value), value.toString()));
            }
        }
        return mentions;
    }
}
