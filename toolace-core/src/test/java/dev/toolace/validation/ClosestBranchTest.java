package dev.toolace.validation;

import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.set;
import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of several alternatives that all fail, the closest one is reported. */
class ClosestBranchTest {

    private static final String SHAPES = """
            {"properties":{"shape":{"oneOf":[
              {"type":"object","required":["kind","radius"],"additionalProperties":false,
               "properties":{"kind":{"const":"circle"},"radius":{"type":"number"},"unit":{"enum":["cm","m"]}}},
              {"type":"object","required":["kind","width","height"],"additionalProperties":false,
               "properties":{"kind":{"const":"rectangle"},"width":{"type":"number"},"height":{"type":"number"}}},
              {"$ref":"#/$defs/none"}]}},
             "$defs":{"none":{"type":"null"}}}""";

    @ParameterizedTest
    @ValueSource(strings = {"oneOf", "anyOf"})
    void theMemberThatTellsAlternativesApartDecides(String keyword) {
        String schema = SHAPES.replace("oneOf", keyword);
        assertThat(errors(schema, "{'shape':{'kind':'rectangle','width':1}}"))
                .containsExactly("/shape: required property 'height' is missing");
        assertThat(errors(schema, "{'shape':{'kind':'rectangle','height':'2','radius':3}}")).containsExactly(
                "/shape: property 'radius' is not allowed",
                "/shape: required property 'width' is missing",
                "/shape/height: must be number, is string");
        assertThat(errors(schema, "{'shape':{'kind':'circle','unit':'mm','radius':1}}"))
                .containsExactly("/shape/unit: must be one of [\"cm\",\"m\"]");
        assertThat(errors(schema, "{'shape':{'kind':'rectangl','width':1,'height':2}}"))
                .containsExactly("/shape/kind: must be one of [\"circle\",\"rectangle\"]");
        assertThat(errors(schema, "{'shape':'circle'}")).containsExactly("/shape: must be object or null, is string");
    }

    @Test
    void theUnknownDiscriminatorHasAHint() {
        ValidationError error = validate(SHAPES, "{'shape':{'kind':'rectangl','width':1,'height':2}}").get(0);
        assertThat(error.suggestion()).isEqualTo("rectangle");
        assertThat(error.allowed()).containsExactly("\"circle\"", "\"rectangle\"");
    }

    @Test
    void theOrderOfAlternativesDoesNotMatterToAConstant() {
        String schema = "{'properties':{'x':{'anyOf':[{'properties':{'k':{'const':'b'}}},"
                + "{'properties':{'k':{'const':'a'},'unit':{'enum':['C','F']}}}]}}}";
        assertThat(errors(schema, "{'x':{'k':'a','unit':'K'}}"))
                .containsExactly("/x/unit: must be one of [\"C\",\"F\"]");
    }

    @Test
    void deeperErrorsAreCloserAndThenFewerErrors() {
        String place = "{'properties':{'at':{'anyOf':["
                + "{'type':'object','required':['city','country'],'properties':{'city':{'type':'string'}}},"
                + "{'type':'object','required':['lat','lon'],'properties':{'lat':{'type':'number'},'lon':{'type':'number'}}}]}}}";
        assertThat(errors(place, "{'at':{'lat':'1','lon':2}}")).containsExactly("/at/lat: must be number, is string");
        assertThat(errors(place, "{'at':{'lat':1}}")).containsExactly("/at: required property 'lon' is missing");
        assertThat(errors(place, "{'at':{}}")).containsExactly(
                "/at: required property 'city' is missing", "/at: required property 'country' is missing");
    }

    @Test
    void typesAndValuesOfAllAlternativesAreOneChoice() {
        String schema = "{'properties':{'x':{'anyOf':[{'type':'integer'},{'const':'auto'},{'type':['boolean','null']}]}}}";
        ValidationError error = validate(schema, "{'x':'auta'}").get(0);
        assertThat(error.message()).isEqualTo("must be integer or boolean or null or \"auto\", is string");
        assertThat(error.keyword()).isEqualTo("anyOf");
        assertThat(error.allowed()).containsExactly("integer", "boolean", "null", "\"auto\"");
        assertThat(error.suggestion()).isEqualTo("auto");
    }

    @Test
    void nestedAlternativesAreSummarisedFromInside() {
        String schema = "{'properties':{'x':{'anyOf':[{'oneOf':[{'const':'a'},{'enum':['b','c']}]},"
                + "{'anyOf':[{'type':'null'},{'type':'object','required':['q'],'properties':{'q':{'type':'string'}}}]}]}}}";
        assertThat(errors(schema, "{'x':'d'}"))
                .containsExactly("/x: must be null or object or one of [\"a\",\"b\",\"c\"], is string");
        assertThat(errors(schema, "{'x':{'q':1}}")).containsExactly("/x/q: must be string, is integer");
    }

    @Test
    void everyItemHasItsOwnClosestAlternative() {
        String schema = "{'properties':{'l':{'items':{'$ref':'#/$defs/e'}}},'$defs':{'e':{'oneOf':["
                + "{'type':'integer'},{'type':'object','required':['op','args'],'properties':{'op':{'const':'add'},"
                + "'args':{'items':{'$ref':'#/$defs/e'}}}},{'type':'object','required':['op','arg'],'properties':{"
                + "'op':{'const':'neg'},'arg':{'$ref':'#/$defs/e'}}}]}}}";
        assertThat(errors(schema, "{'l':[1,{'op':'add','args':[1,'2',{'op':'neg','arg':{'op':'sub'}}]},{'op':'neg'},true]}"))
                .containsExactly(
                        "/l/1/args/1: must be integer or object, is string",
                        "/l/1/args/2/arg/op: must be one of [\"add\",\"neg\"]",
                        "/l/2: required property 'arg' is missing",
                        "/l/3: must be integer or object, is boolean");
    }

    @Test
    void alternativesThatNothingSatisfiesStillFail() {
        assertThat(errors("{'properties':{'x':{'anyOf':[false,false]}}}", "{'x':1}"))
                .containsExactly("/x: is not allowed here");
        assertThat(errors("{'anyOf':[{'required':['a']},{'required':['b']}]}", "{}"))
                .containsExactly(": required property 'a' is missing");
        assertThat(errors("{'properties':{'x':{'oneOf':[{'not':{}},{'not':{}}]}}}", "{'x':1}"))
                .containsExactly("/x: must not satisfy {}");
    }

    private static List<String> errors(String schema, String arguments) {
        return validate(schema, arguments).stream().map(error -> error.path() + ": " + error.message()).toList();
    }

    private static List<ValidationError> validate(String schema, String arguments) {
        return new CallValidator().validate(List.of(new Call("f", object(arguments.replace('\'', '"')))),
                set(tool("f", schema.replace('\'', '"'))));
    }
}
