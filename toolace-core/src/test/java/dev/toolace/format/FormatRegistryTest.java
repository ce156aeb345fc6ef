package dev.toolace.format;

import static dev.toolace.testing.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.testing.RandomCalls;
import dev.toolace.testing.RandomJson;
import dev.toolace.testing.Replay;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormatRegistryTest {

    private static final ToolSet TOOLS = RandomCalls.TOOLS;

    /** Calls without arguments between marks, as in {@code %%f%%}. */
    private record Percent(String name) implements CallFormat {

        static final String MARK = "%%";

        @Override
        public String systemPrompt(List<Tool> tools) {
            return "";
        }

        @Override
        public String render(List<Call> calls) {
            StringBuilder out = new StringBuilder();
            calls.forEach(call -> out.append(MARK).append(call.name()).append(MARK));
            return out.toString();
        }

        @Override
        public ParseResult parse(String text, ToolSet tools) {
            List<Call> calls = new ArrayList<>();
            String[] parts = text.split(MARK, -1);
            for (int i = 1; i + 1 < parts.length; i += 2) {
                calls.add(Call.of(parts[i]));
            }
            return calls.isEmpty() ? new NoCallText(text) : new ParsedCalls(calls);
        }

        @Override
        public String refineInstruction() {
            return "";
        }

        @Override
        public String correctInstruction(List<ValidationError> errors) {
            return "";
        }
    }

    private static final FormatRegistry OWN = FormatRegistry.standard()
            .with(new Percent("percent"), List.of("pc"), List.of(Percent.MARK));

    @Test
    void holdsAHostsFormatBesideThoseOfTheLibrary() {
        assertThat(OWN.names()).containsAll(FormatRegistry.standard().names()).contains("percent").doesNotContain("pc")
                .isSorted();
        assertThat(OWN.byName("percent")).isEqualTo(new Percent("percent"));
        assertThat(OWN.byName("pc")).isEqualTo(new Percent("percent"));
        assertThat(OWN.byName("qwen").name()).isEqualTo("hermes");
        assertThat(CallFormat.names()).isEqualTo(FormatRegistry.standard().names()).doesNotContain("percent");
        assertError(ErrorId.FORMAT_UNKNOWN, () -> CallFormat.byName("percent"), "'percent'");
    }

    @Test
    void everyNameIsThereOnce() {
        for (String taken : List.of("json", "toolace", "auto", "hermes", "qwen", "percent", "pc")) {
            assertError(ErrorId.FORMAT_TAKEN, () -> OWN.with(new Percent(taken)), "'" + taken + "'");
            assertError(ErrorId.FORMAT_TAKEN, () -> OWN.with(new Percent("new"), List.of(taken), List.of()), taken);
        }
        assertError(ErrorId.FORMAT_TAKEN, () -> OWN.with(new Percent("new"), List.of("new"), List.of()), "'new'");
        assertError(ErrorId.CONFIG, () -> OWN.with(new Percent(" ")), "blank");
        assertError(ErrorId.CONFIG, () -> OWN.with(new Percent("new"), ""), "blank");
    }

    @Test
    void autoReadsByAHostsFormat() {
        AutoFormat auto = new AutoFormat(OWN, Limits.DEFAULT);
        AutoFormat.Choice choice = auto.choose("Well: %%f%%", TOOLS);
        assertThat(choice.format().name()).isEqualTo("percent");
        assertThat(choice.evidence()).isEqualTo(Percent.MARK);
        assertThat(OWN.byName("auto").parse("%%f%% %%g%%", TOOLS))
                .isEqualTo(new ParsedCalls(List.of(Call.of("f"), Call.of("g"))));
        assertThat(auto.choose("<tool_call>{\"name\":\"f\",\"arguments\":{}}</tool_call> 5%% of 6%%", TOOLS).format()
                .name()).as("the longer evidence counts").isEqualTo("hermes");
        assertThat(new AutoFormat().parse("%%f%%", TOOLS)).isInstanceOf(NoCallText.class);
    }

    @Test
    void aFormatWithoutEvidenceReadsWhereNoOtherFindsCalls() {
        AutoFormat auto = new AutoFormat(FormatRegistry.standard().with(new Percent("percent")), Limits.DEFAULT);
        assertThat(auto.choose("%%f%%", TOOLS).format().name()).isEqualTo("percent");
        assertThat(auto.choose("{\"name\":\"f\",\"arguments\":{}} %%g%%", TOOLS).format().name()).isEqualTo("json");
        assertThat(auto.choose("words", TOOLS).format().name()).isEqualTo("json");
    }

    @Test
    void autoReadsAHostsFormatInPiecesAsItReadsItWhole() {
        CallFormat auto = OWN.byName("auto");
        Random random = new Random(71);
        RandomJson mutations = new RandomJson(71);
        List<String> names = FormatRegistry.standard().names();
        for (int i = 0; i < 400; i++) {
            String name = names.get(random.nextInt(names.size()));
            String text = "%%f%% and " + OWN.byName(name).render(RandomCalls.of(name, random, i)) + " then %%get_weather%%";
            String mutated = i % 2 == 0 ? text : mutations.mutate(text);
            Replay whole = Replay.of(auto, TOOLS, mutated, Replay.size(Math.max(1, mutated.length())));
            assertThat(Replay.of(auto, TOOLS, mutated, Replay.sizes(random)).merged()).as(mutated)
                    .isEqualTo(whole.merged());
            assertThat(whole.finished()).isEqualTo(auto.parse(mutated, TOOLS) instanceof ParsedCalls parsed
                    ? parsed.calls() : List.of());
        }
    }

    @Test
    void aTemplateTellsAHostsFormat() {
        assertThat(OWN.fromTemplate("{{ '%%' + call.name + '%%' }}")).hasValueSatisfying(found -> {
            assertThat(found.format()).isEqualTo(new Percent("percent"));
            assertThat(found.evidence()).containsExactly(Percent.MARK);
        });
        assertThat(OWN.fromTemplate("{{ '%%[TOOL_CALLS]' }}")).hasValueSatisfying(
                found -> assertThat(found.format().name()).isEqualTo("mistral"));
        FormatRegistry rival = FormatRegistry.standard().with(new Percent("mine"), "[TOOL_CALLS]");
        assertThat(rival.fromTemplate("[TOOL_CALLS]")).hasValueSatisfying(
                found -> assertThat(found.format().name()).as("a host's own counts first").isEqualTo("mine"));
    }
}
