package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.nano.NanoModel;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The nano model end to end. What it answers is its own affair; that the answer has the documented form is not. */
class CallCommandTest {

    private static final String TOOLS = """
            [{"name":"set_timer","description":"Sets a timer.","parameters":{"type":"object","properties":
               {"minutes":{"type":"integer"},"label":{"type":"string"}},"required":["minutes"]}},
             {"type":"function","function":{"name":"play_music","description":"Plays a song.",
               "parameters":{"type":"object","properties":{"song":{"type":"string"}},"required":["song"]}}}]""";
    private static final String[] KEYS = {"outcome", "calls", "text", "errors", "stop_reason", "attempts", "usage"};

    private static Path tools;

    @BeforeAll
    static void writesTools(@TempDir Path folder) throws IOException {
        System.setProperty(NanoModel.CACHE_PROPERTY, folder.resolve("cache").toString());
        tools = Files.writeString(folder.resolve("tools.json"), TOOLS);
    }

    @AfterAll
    static void restoresTheCache() {
        System.clearProperty(NanoModel.CACHE_PROPERTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Set a timer for 12 minutes", "What is the capital of France?",
        "Play \"Ümläut 💡\" and set a timer for 3 minutes", "?"
    })
    void printsOneObjectWithTheDocumentedKeys(String query) {
        Shell shell = Shell.run("call", "--tools", tools, query);
        assertThat(shell.err()).isEmpty();
        assertThat(shell.out().lines()).hasSize(1);
        JsonObject json = shell.json();
        assertThat(json.members().keySet()).containsExactly(KEYS);
        assertForm(json, shell.status());
    }

    @Test
    void theTraceShowsEveryAttemptWhole() {
        JsonObject json = Shell.run("call", "--trace", "--tools", tools, "Set a timer for 12 minutes").json();
        for (JsonValue attempt : ((JsonArray) json.get("attempts")).elements()) {
            assertThat(((JsonObject) attempt).members().keySet()).containsExactly("round", "kind", "valid", "text",
                    "calls", "errors", "failure", "repairs", "coercions", "finish_reason", "usage", "milliseconds");
        }
    }

    @Test
    void withoutRefinementAValidAnswerIsTheOnlyAttempt() {
        JsonObject json = Shell.run("call", "--refine", "off", "--threads", 1, "--tools", tools,
                "Play Yesterday").json();
        List<JsonValue> attempts = ((JsonArray) json.get("attempts")).elements();
        assertThat(((JsonObject) attempts.get(0)).members().keySet()).containsExactly("round", "kind", "valid");
        assertThat(attempts).noneMatch(attempt -> attempt.toJson().contains("\"kind\":\"refine\""));
    }

    @Test
    void theSameCommandPrintsTheSame() {
        Shell one = Shell.run("call", "--tools", tools, "Set a timer for 12 minutes");
        assertThat(Shell.run("call", "--tools", tools, "Set a timer for 12 minutes")).isEqualTo(one);
    }

    @Test
    void draftsAndConstraintsCanBeChosen() {
        String query = "Set a timer for 12 minutes";
        JsonObject usual = Shell.run("call", "--tools", tools, query).json();
        JsonObject plain = Shell.run("call", "--no-drafts", "--tools", tools, query).json();
        JsonObject held = Shell.run("call", "--constrained", "--tools", tools, query).json();
        assertThat(usual.get("usage").toJson()).doesNotContain("\"drafted_tokens\":0");
        assertThat(plain.get("usage").toJson()).contains("\"drafted_tokens\":0");
        assertThat(plain.get("calls")).isEqualTo(usual.get("calls"));
        assertThat(held.get("outcome")).isNotEqualTo(new JsonString("rejected"));
        Shell refused = Shell.run("call", "--constrained", "--format", "auto", "--tools", tools, query);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).startsWith("toolace: TA-CONFIG-001").contains("auto");
    }

    @Test
    void undeclaredMembersAreAChoiceBesideConstraints() {
        String query = "Set a timer for 12 minutes";
        JsonObject usual = Shell.run("call", "--tools", tools, query).json();
        JsonObject held = Shell.run("call", "--constrained", "--undeclared", "--tools", tools, query).json();
        assertThat(held.get("calls")).isEqualTo(usual.get("calls"));
        Shell alone = Shell.run("call", "--undeclared", "--tools", tools, query);
        assertThat(alone.status()).isEqualTo(2);
        assertThat(alone.err()).contains("--constrained");
    }

    @Test
    void aBlankOrTooLongQueryIsAnError() {
        Shell blank = Shell.run("call", "--tools", tools, " ");
        assertThat(blank.status()).isEqualTo(1);
        assertThat(blank.err()).startsWith("toolace: TA-INPUT-002");
        Shell endless = Shell.run("call", "--tools", tools, "timer ".repeat(3000));
        assertThat(endless.status()).isEqualTo(1);
        assertThat(endless.err()).startsWith("toolace: TA-INPUT-003").hasLineCount(1);
    }

    private static void assertForm(JsonObject json, int status) {
        String outcome = ((JsonString) json.get("outcome")).value();
        List<JsonValue> calls = ((JsonArray) json.get("calls")).elements();
        assertThat(outcome).isIn("calls", "no_call", "rejected");
        assertThat(status).isEqualTo(outcome.equals("rejected") ? 1 : 0);
        assertThat(calls.isEmpty()).isEqualTo(!outcome.equals("calls"));
        assertThat(json.get("text") instanceof JsonString).isEqualTo(!outcome.equals("calls"));
        List<Call> made = new ArrayList<>();
        for (JsonValue call : calls) {
            JsonObject object = (JsonObject) call;
            made.add(new Call(((JsonString) object.get("name")).value(), (JsonObject) object.get("arguments")));
        }
        assertThat(new CallValidator().validate(made, ToolSet.of(Tool.parseAll(TOOLS)))).isEmpty();
    }
}
