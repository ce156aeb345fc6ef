package dev.toolace.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.call.Call;
import dev.toolace.tool.Tool;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that this build cannot hold: compiled without names of parameters, or in named modules. */
class CompiledTypesTest {

    @TempDir
    private Path folder;

    private Path compile(String name, String source, String... options) throws IOException {
        Path file = folder.resolve("src").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        List<String> arguments = new ArrayList<>(List.of(options));
        Path classes = folder.resolve("classes");
        arguments.addAll(List.of("-d", classes.toString(), "-proc:none"));
        try (var files = Files.walk(folder.resolve("src"))) {
            files.filter(Files::isRegularFile).map(Path::toString).forEach(arguments::add);
        }
        int status = ToolProvider.findFirst("javac").orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        assertThat(status).isZero();
        return classes;
    }

    private static final String LAMP = """
            import dev.toolace.schema.*;
            public class Lamp {
                @ToolMethod public String dim(%s int percent) { return "dimmed to " + percent; }
            }
            """;

    private Object lamp(String annotation) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path classes = compile("Lamp.java", LAMP.formatted(annotation), "-cp", classPath);
        URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        return loader.loadClass("Lamp").getConstructor().newInstance();
    }

    @Test
    void withoutNamesOfParametersThereIsNoTool() throws Exception {
        Object lamp = lamp("");
        assertThatThrownBy(() -> JavaTools.of(lamp))
                .hasMessage("TA-JAVA-002: Lamp.dim(int): the names of its parameters"
                + " are not in the class file; compile with -parameters, or give each a name with @ToolParam");
    }

    @Test
    void namesMayBeGivenInstead() throws Exception {
        JavaTools tools = JavaTools.of(lamp("@ToolParam(name = \"percent\")"));
        assertThat(tools.tools()).extracting(Tool::name).containsExactly("dim");
        assertThat(tools.invoke(JavaToolsTest.call("dim", "{'percent':30}"))).isEqualTo("dimmed to 30");
    }

    private Class<?> inModule(String declaration, String modifier) throws Exception {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/module-info.java"), "module guest {" + declaration + "}");
        Path classes = compile("guest/inner/Order.java",
                "package guest.inner; " + modifier + " record Order(String item, int count) {}");
        ModuleFinder finder = ModuleFinder.of(classes);
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), Set.of("guest"));
        return ModuleLayer.boot().defineModulesWithOneLoader(configuration, getClass().getClassLoader())
                .findLoader("guest").loadClass("guest.inner.Order");
    }

    private static <T> void assertRoundTrip(Class<T> type) {
        TypedTool<T> tool = TypedTool.of("t", "", type);
        Call call = BindingTest.call("{'item':'lamp','count':2}");
        T order = tool.bind(call);
        assertThat(order).hasToString("Order[item=lamp, count=2]");
        assertThat(tool.call(order)).isEqualTo(call);
    }

    @Test
    void aClosedPackageIsNamed() throws Exception {
        Class<?> order = inModule("", "");
        assertThatThrownBy(() -> TypedTool.of("t", "", order))
                .hasMessageStartingWith("TA-JAVA-001: guest.inner.Order: ")
                .hasMessageEndingWith(
                        "; package guest.inner of module guest must be open to com.fasterxml.jackson.databind");
    }

    @Test
    void anOpenPackageWorks() throws Exception {
        assertRoundTrip(inModule("opens guest.inner;", ""));
    }

    @Test
    void anExportedPublicRecordWorks() throws Exception {
        assertRoundTrip(inModule("exports guest.inner;", "public"));
    }
}
