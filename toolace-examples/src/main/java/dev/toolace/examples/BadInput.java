package dev.toolace.examples;

import dev.toolace.Limits;
import dev.toolace.ToolAgent;
import dev.toolace.ToolaceException;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.format.CallFormat;
import dev.toolace.format.FormatRegistry;
import dev.toolace.format.JsonListFormat;
import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarLimits;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.nano.NanoModel;
import dev.toolace.onnx.ExecutionTarget;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolDialect;
import dev.toolace.tool.ToolSet;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bad input of every kind: each gives a {@link ToolaceException} whose id {@code docs/errors.md} explains. Stateless. */
public final class BadInput {

    private static final Tool PING = Tool.parse("{\"name\": \"ping\"}");

    private BadInput() {}

    /**
     * Makes every mistake once and prints what comes of it.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        mistakes().forEach((what, mistake) -> System.out.println(what + " -> " + message(mistake)));
    }

    /**
     * How a host tells errors apart: by id, not by message.
     *
     * @param mistake something that fails
     * @return the code and what exactly is wrong
     */
    static String message(Runnable mistake) {
        try {
            mistake.run();
            return "no error";
        } catch (ToolaceException e) {
            return e.errorId().code() + ": " + e.detail();
        }
    }

    /**
     * The mistakes.
     *
     * @return what is wrong, and code that does it
     */
    static Map<String, Runnable> mistakes() {
        Map<String, Runnable> all = new LinkedHashMap<>();
        all.put("JSON that ends too early", () -> JsonValue.parse("{\"a\": "));
        all.put("JSON that nests too deep", () -> JsonValue.parse("[".repeat(100) + "]".repeat(100)));
        all.put("a value that JSON does not have", () -> JsonValue.of(new Object()));
        tools(all);
        queries(all);
        grammars(all);
        grammars(all);
        backends(all);
        return all;
    }

    private static void tools(Map<String, Runnable> all) {
        all.put("a tool without a name", () -> Tool.parse("{\"description\": \"Does something\"}"));
        all.put("a tool with a blank name", () -> Tool.parse("{\"name\": \" \"}"));
        all.put("a schema of an unknown type", () -> schema("{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"int\"}}}"));
        all.put("a schema on another server", () -> schema("{\"$ref\": \"https://example.org/schema.json\"}"));
        all.put("two tools of one name", () -> ToolSet.of(List.of(PING, PING)));
        all.put("a thousand tools", () -> ToolSet.of(Collections.nCopies(1000, PING)));
        all.put("a reference to nothing", () -> schema("{\"$ref\": \"#/$defs/missing\"}"));
        all.put("a dialect that nobody knows", () -> ToolDialect.byName("xml"));
    }

    private static void schema(String parameters) {
        Tool.parse("{\"name\": \"ping\", \"parameters\": " + parameters + "}");
    }

    private static void queries(Map<String, Runnable> all) {
        Limits limits = Limits.DEFAULT.withMaxTextChars(100);
        all.put("a query beyond the limit", () -> agent(ScriptedBackend.of("[]"), limits).invoke("a".repeat(101), List.of(PING)));
        all.put("a blank query", () -> agent(ScriptedBackend.of("[]"), limits).invoke(" ", List.of(PING)));
        all.put("a prompt that the model has no room for", () -> {
            try (OnnxBackend nano = OnnxBackend.builder(NanoModel.folder()).maxContext(64).build()) {
                nano.generate(GenerationRequest.of(new Prompt.Text("word ".repeat(100)), GenerationOptions.DEFAULT));
            }
        });
        all.put("a kind of prompt that the backend does not read", () -> new CustomBackend.TimerRules()
                .generate(GenerationRequest.of(new Prompt.Text("Set a timer"), GenerationOptions.DEFAULT)));
    }

    private static void grammars(Map<String, Runnable> all) {
        JsonObject text = (JsonObject) JsonValue.parse("{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}");
        all.put("a schema beyond the limits of grammars", () -> Grammar.ofSchema(text, GrammarLimits.DEFAULT.withMaxParts(1)));
        all.put("a schema that no value satisfies", () -> Grammar.ofSchema((JsonObject) JsonValue.parse(
                "{\"type\": \"integer\", \"minimum\": 2, \"maximum\": 1}")));
    }

    private static ToolAgent agent(ScriptedBackend backend, Limits limits) {
        return ToolAgent.builder().backend(backend).limits(limits).build();
    }

    private static void backends(Map<String, Runnable> all) {
        all.put("an agent without a backend", () -> ToolAgent.builder().build());
        all.put("a negative temperature", () -> GenerationOptions.DEFAULT.withTemperature(-1));
        all.put("a script that is too short", () -> agent(ScriptedBackend.of(), Limits.DEFAULT).invoke("Ping!", List.of(PING)));
        all.put("an agent that is closed", () -> {
            ToolAgent agent = agent(ScriptedBackend.of("[]"), Limits.DEFAULT);
            agent.close();
            agent.invoke("Ping!", List.of(PING));
        });
        all.put("a backend that fails", () -> {
            ToolAgent agent = ToolAgent.builder().backend(new FailingBackend()).build();
            agent.invoke("Ping!", List.of(PING));
        });
        all.put("a format that nobody knows", () -> CallFormat.byName("xml"));
        all.put("a format of a name that is taken", () -> FormatRegistry.standard().with(new JsonListFormat()));
        all.put("a backend without a chat template to tell the format by",
                () -> ToolAgent.builder().backend(ScriptedBackend.of("[]")).formatFromTemplate().build());
        all.put("a model folder that is not there", () -> OnnxBackend.open(Path.of("no-such-model")));
        all.put("a GPU of a negative number", () -> ExecutionTarget.cuda(-1));
    }
}
