package dev.toolace.validation;

import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.set;
import static dev.toolace.testing.Tools.tool;

import dev.toolace.call.Call;
import dev.toolace.tool.Tool;
import java.util.List;

/**
 * Every keyword of JSON Schema 2020-12 that constrains arguments, violated once: the schema of a tool's parameters,
 * arguments that are wrong in one way, and the one error as the model is told of it.
 */
record ConstraintTable(String schema, String arguments, String error) {

    private static final String TREE = "{'$ref':'#/$defs/node','$defs':{'node':{'type':'object','properties':{"
            + "'value':{'type':'integer'},'children':{'items':{'$ref':'#/$defs/node'}}}}}}";

    static final List<ConstraintTable> ROWS = List.of(
            property("type", "{'type':'integer'}", "'7'", "must be integer, is string"),
            property("type", "{'type':['string','null']}", "1", "must be string or null, is integer"),
            property("enum", "{'enum':['C','F',1]}", "'K'", "must be one of ['C','F',1]"),
            property("const", "{'const':'C'}", "'K'", "must be 'C'"),
            property("minimum", "{'minimum':5}", "4", "must be at least 5"),
            property("maximum", "{'maximum':5}", "6", "must be at most 5"),
            property("exclusiveMinimum", "{'exclusiveMinimum':5}", "5", "must be greater than 5"),
            property("exclusiveMaximum", "{'exclusiveMaximum':5}", "5.0", "must be less than 5"),
            property("multipleOf", "{'multipleOf':0.5}", "1.3", "must be a multiple of 0.5"),
            property("minLength", "{'minLength':3}", "'ab'", "must have at least 3 characters"),
            property("maxLength", "{'maxLength':3}", "'abcd'", "must have at most 3 characters"),
            property("pattern", "{'pattern':'^[a-z]+$'}", "'A'", "must match the pattern '^[a-z]+$'"),
            row("patternProperties", "{'patternProperties':{'^n_':{'type':'number'}}}", "{'n_a':'1','s':''}",
                    "/n_a", "type", "must be number, is string"),
            row("items", "{'properties':{'x':{'items':{'type':'string'}}}}", "{'x':['a',2]}",
                    "/x/1", "type", "must be string, is integer"),
            row("items: false", "{'properties':{'x':{'prefixItems':[true],'items':false}}}", "{'x':[1,2]}",
                    "/x", "items", "item 1 is not allowed"),
            row("prefixItems", "{'properties':{'x':{'prefixItems':[{'type':'string'},{'type':'number'}]}}}",
                    "{'x':['a','b']}", "/x/1", "type", "must be number, is string"),
            property("contains", "{'contains':{'const':1}}", "[2,3]", "minContains",
                    "must hold at least 1 items that satisfy {'const':1}"),
            property("minContains", "{'contains':{'const':1},'minContains':2}", "[1,3]",
                    "must hold at least 2 items that satisfy {'const':1}"),
            property("maxContains", "{'contains':{'const':1},'maxContains':1}", "[1,1]",
                    "must hold at most 1 items that satisfy {'const':1}"),
            property("minItems", "{'minItems':2}", "[1]", "must have at least 2 items"),
            property("maxItems", "{'maxItems':1}", "[1,2]", "must have at most 1 items"),
            property("uniqueItems", "{'uniqueItems':true}", "[{'a':1,'b':2},{'b':2,'a':1.0}]",
                    "must not hold the same item twice"),
            property("unevaluatedItems", "{'prefixItems':[true],'unevaluatedItems':false}", "[1,2]",
                    "item 1 is not allowed"),
            row("properties", "{'properties':{'a':{'properties':{'b':{'type':'string'}}}}}", "{'a':{'b':1}}",
                    "/a/b", "type", "must be string, is integer"),
            row("properties: false", "{'properties':{'a':false}}", "{'a':1}", "/a", "false", "is not allowed here"),
            row("required", "{'required':['a']}", "{'b':1}", "", "required", "required property 'a' is missing"),
            property("required", "{'required':['a']}", "{}", "required property 'a' is missing"),
            row("additionalProperties", "{'properties':{'a':true},'additionalProperties':false}", "{'a':1,'b':2}",
                    "", "additionalProperties", "property 'b' is not allowed"),
            row("additionalProperties", "{'additionalProperties':{'type':'string'}}", "{'b':2}",
                    "/b", "type", "must be string, is integer"),
            property("minProperties", "{'minProperties':1}", "{}", "must have at least 1 properties"),
            property("maxProperties", "{'maxProperties':1}", "{'a':1,'b':2}", "must have at most 1 properties"),
            row("propertyNames", "{'propertyNames':{'pattern':'^[a-z]+$'}}", "{'A':1}", "", "propertyNames",
                    "property name 'A' is not allowed, names must satisfy {'pattern':'^[a-z]+$'}"),
            row("dependentRequired", "{'dependentRequired':{'card':['address']}}", "{'card':1}", "",
                    "dependentRequired", "property 'address' is required by 'card'"),
            row("dependentSchemas", "{'dependentSchemas':{'card':{'required':['address']}}}", "{'card':1}", "",
                    "required", "required property 'address' is missing"),
            row("if then", "{'if':{'properties':{'a':{'const':1}}},'then':{'required':['b']}}", "{'a':1}", "",
                    "required", "required property 'b' is missing"),
            row("if else", "{'if':{'properties':{'a':{'const':1}}},'else':{'required':['b']}}", "{'a':2}", "",
                    "required", "required property 'b' is missing"),
            property("not", "{'not':{'type':'null'}}", "null", "must not satisfy {'type':'null'}"),
            property("allOf", "{'allOf':[{'type':'integer'},{'minimum':3}]}", "2", "minimum", "must be at least 3"),
            property("anyOf", "{'anyOf':[{'type':'string'},{'type':'null'}]}", "1", "type",
                    "must be string or null, is integer"),
            property("anyOf", "{'anyOf':[{'enum':['a','b']},{'type':'null'}]}", "'c'",
                    "must be null or one of ['a','b'], is string"),
            property("oneOf", "{'oneOf':[{'const':'a'},{'const':'b'}]}", "'c'", "enum", "must be one of ['a','b']"),
            property("oneOf", "{'oneOf':[{'type':'integer'},{'minimum':1}]}", "2",
                    "must satisfy exactly one alternative"),
            row("$ref", "{'properties':{'x':{'$ref':'#/$defs/s'}},'$defs':{'s':{'type':'string'}}}", "{'x':1}",
                    "/x", "type", "must be string, is integer"),
            row("$anchor", "{'properties':{'x':{'$ref':'#s'}},'$defs':{'s':{'$anchor':'s','type':'string'}}}",
                    "{'x':1}", "/x", "type", "must be string, is integer"),
            row("$dynamicRef", "{'$dynamicAnchor':'n','properties':{'x':{'$dynamicRef':'#n'},'y':{'type':'null'}}}",
                    "{'x':{'y':1}}", "/x/y", "type", "must be null, is integer"),
            row("recursive $ref", TREE, "{'value':1,'children':[{},{'children':[{'value':'x'}]}]}",
                    "/children/1/children/0/value", "type", "must be integer, is string"),
            row("unevaluatedProperties", "{'allOf':[{'properties':{'a':true}}],'unevaluatedProperties':false}",
                    "{'a':1,'b':2}", "", "unevaluatedProperties", "property 'b' is not allowed"),
            row("unevaluatedProperties", "{'unevaluatedProperties':{'type':'string'}}", "{'b':2}",
                    "/b", "type", "must be string, is integer"));

    /** An error at {@code /x} whose keyword is the one in question. */
    private static ConstraintTable property(String keyword, String schema, String value, String message) {
        return property(keyword, schema, value, keyword, message);
    }

    private static ConstraintTable property(
            String name, String schema, String value, String keyword, String message) {
        return row(name, "{'properties':{'x':" + schema + "}}", "{'x':" + value + "}", "/x", keyword, message);
    }

    private static ConstraintTable row(
            String name, String schema, String arguments, String path, String keyword, String message) {
        return new ConstraintTable(schema.replace('\'', '"'), arguments.replace('\'', '"'),
                keyword + " " + path + ": " + quotesOf(message));
    }

    /** Names are in single quotes, JSON in double ones. */
    private static String quotesOf(String message) {
        boolean json = message.contains("[") || message.contains("{") || message.startsWith("must be '")
                || message.startsWith("must match");
        if (message.startsWith("property name '")) {
            int end = message.indexOf(", names");
            return message.substring(0, end) + message.substring(end).replace('\'', '"');
        }
        return json ? message.replace('\'', '"') : message;
    }

    List<ValidationError> errors() {
        Tool tool = tool("f", schema);
        return new CallValidator().validate(List.of(new Call("f", object(arguments))), set(tool));
    }

    @Override
    public String toString() {
        return schema + " " + arguments;
    }
}
