package dev.toolace.tool;

import static dev.toolace.testing.Errors.assertError;
import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.set;
import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ErrorId;
import dev.toolace.call.Call;
import dev.toolace.validation.CallValidator;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaReferenceTest {

    @Test
    void remoteReferencesAreRefusedWithoutTouchingTheNetwork() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/schema.json";
            for (String schema : List.of(
                    "{\"$ref\":\"%s\"}",
                    "{\"properties\":{\"x\":{\"$ref\":\"%s\"}}}",
                    "{\"properties\":{\"default\":{\"$ref\":\"%s#/a\"}}}",
                    "{\"$defs\":{\"a\":{\"prefixItems\":[{\"$dynamicRef\":\"%s\"}]}}}",
                    "{\"x-unknown\":{\"anyOf\":[{\"$ref\":\"%s\"}]}}",
                    "{\"$id\":\"%s\",\"properties\":{\"x\":{\"$ref\":\"other.json\"}}}",
                    "{\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"properties\":{\"x\":{\"id\":\"%s\"}}}",
                    "{\"properties\":{\"x\":{\"$id\":\"%s\",\"$ref\":\"#/y\"}}}")) {
                String text = schema.replace("%s", address);
                assertError(ErrorId.TOOL_REMOTE_REFERENCE, () -> tool("f", text));
            }
            String named = "{\"$schema\":\"" + address + "\"}";
            assertError(ErrorId.TOOL_SCHEMA, () -> tool("f", named));
            String nested = "{\"properties\":{\"x\":{\"$schema\":\"" + address + "\"}}}";
            assertError(ErrorId.TOOL_SCHEMA, () -> tool("f", nested));
            Tool harmless = tool("f", "{\"$id\":\"" + address + "\",\"properties\":{\"x\":{\"$ref\":\"#/$defs/a\"}},"
                    + "\"$defs\":{\"a\":{\"type\":\"string\"}}}");
            assertThat(errors(harmless, "{\"x\":1}")).containsExactly("/x: must be string, is integer");

            server.setSoTimeout(300);
            assertThatThrownBy(server::accept)
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"$ref\":\"file:///etc/hostname\"}", "{\"$ref\":\"classpath:draft/2020-12/schema\"}",
        "{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}", "{\"$ref\":\"\"}", "{\"$ref\":\"other\"}"})
    void everythingButAFragmentIsRemote(String schema) {
        assertError(ErrorId.TOOL_REMOTE_REFERENCE, () -> tool("f", schema));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"properties\":{\"x\":{\"$ref\":\"#/$defs/nope\"}}}", "{\"properties\":{\"x\":{\"$ref\":\"#nope\"}}}",
        "{\"properties\":{\"x\":{\"$ref\":\"#/allOf/1\"}},\"allOf\":[{}]}",
        "{\"properties\":{\"x\":{\"$ref\":\"#/allOf/99999999999\"}},\"allOf\":[{}]}"})
    void referencesThatLeadNowhereAreRefused(String schema) {
        assertError(ErrorId.TOOL_REFERENCE, () -> tool("f", schema), "leads nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"$ref\":\"#\"}",
        "{\"allOf\":[{\"$ref\":\"#\"}]}",
        "{\"properties\":{\"x\":{\"$ref\":\"#/properties/x\"}}}",
        "{\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"not\":{\"$ref\":\"#/$defs/a\"}}},\"$ref\":\"#/$defs/a\"}",
        "{\"if\":{\"$ref\":\"#\"}}",
        "{\"dependentSchemas\":{\"x\":{\"$ref\":\"#\"}}}"})
    void circlesThatConsumeNothingAreRefused(String schema) {
        assertError(ErrorId.TOOL_REFERENCE, () -> tool("f", schema), "without end");
    }

    @Test
    void recursionOverTheValueIsFine() {
        Tool tree = tool("f", """
                {"$ref":"#/$defs/node","$defs":{"node":{"type":"object","properties":
                 {"next":{"$ref":"#/$defs/node"},"v":{"type":"integer"}}}}}""");
        assertThat(errors(tree, "{\"next\":{\"next\":{\"v\":1}}}")).isEmpty();
        assertThat(errors(tree, "{\"next\":{\"next\":{\"v\":\"1\"}}}"))
                .containsExactly("/next/next/v: must be integer, is string");
    }

    @Test
    void anchorsAndEscapedPointersAreFollowed() {
        Tool anchored = tool("f", """
                {"properties":{"x":{"$ref":"#here"},"y":{"$ref":"#/$defs/a~1b%20c"}},
                 "$defs":{"k":{"$anchor":"here","type":"integer"},"a/b c":{"type":"boolean"}}}""");
        assertThat(errors(anchored, "{\"x\":\"s\",\"y\":\"s\"}"))
                .containsExactly("/x: must be integer, is string", "/y: must be boolean, is string");
    }

    @Test
    void longChainsAreRefused() {
        StringBuilder schema = new StringBuilder("{\"$ref\":\"#/$defs/d0\",\"$defs\":{");
        for (int i = 0; i < 100; i++) {
            schema.append("\"d").append(i).append("\":{\"$ref\":\"#/$defs/d").append(i + 1).append("\"},");
        }
        assertError(ErrorId.TOOL_LIMIT, () -> tool("f", schema + "\"d100\":{}}}"), "64 schemas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "#/$defs/t", "#t", "#d"})
    void dynamicReferencesOfEveryKindWork(String reference) {
        Tool tool = tool("f", "{\"type\":\"object\",\"properties\":{\"x\":{\"properties\":{\"y\":{\"$dynamicRef\":\"" + reference
                + "\"}}}},\"$defs\":{\"t\":{\"$anchor\":\"t\",\"type\":\"object\"},\"d\":{\"$dynamicAnchor\":\"d\",\"type\":\"object\"}}}");
        assertThat(errors(tool, "{\"x\":{\"y\":{}}}")).isEmpty();
        assertThat(errors(tool, "{\"x\":{\"y\":1}}")).containsExactly("/x/y: must be object, is integer");
    }

    @Test
    void toolsDoNotSeeEachOthersDefinitions() {
        Tool first = tool("a", "{\"$id\":\"https://example.com/x\",\"properties\":{\"x\":{\"$ref\":\"#/$defs/t\"}},\"$defs\":{\"t\":{\"type\":\"string\"}}}");
        Tool second = tool("b", "{\"$id\":\"https://example.com/x\",\"properties\":{\"x\":{\"$ref\":\"#/$defs/t\"}},\"$defs\":{\"t\":{\"type\":\"integer\"}}}");
        ToolSet tools = set(first, second);
        assertThat(new CallValidator().validate(List.of(
                new Call("a", object("{\"x\":\"s\"}")), new Call("b", object("{\"x\":1}"))), tools)).isEmpty();
    }

    private static List<String> errors(Tool tool, String arguments) {
        return new CallValidator().validate(List.of(new Call(tool.name(), object(arguments))), set(tool)).stream()
                .map(error -> error.path() + ": " + error.message()).toList();
    }
}
