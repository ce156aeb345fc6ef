package dev.toolace.eval;

import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import java.util.List;

/** Small cases that several tests share. */
final class Cases {

    static final Tool TIMER = Tool.parse("""
            {"name":"set_timer","description":"Sets a timer.","parameters":{"type":"object",
             "properties":{"minutes":{"type":"integer","minimum":1},"label":{"type":"string"}},
             "required":["minutes"]}}""");
    static final Tool LAMP = Tool.parse("""
            {"name":"lamp","description":"Switches a lamp.","parameters":{"type":"object",
             "properties":{"on":{"type":"boolean"}},"required":["on"]}}""");

    private Cases() {}

    static Call call(String name, String arguments) {
        return new Call(name, (JsonObject) JsonValue.parse(arguments));
    }

    @SafeVarargs
    static EvalCase of(String query, List<Call>... answers) {
        return new EvalCase("1", "test", "home", List.of(Message.user(query)), List.of(TIMER, LAMP), List.of(answers));
    }
}
