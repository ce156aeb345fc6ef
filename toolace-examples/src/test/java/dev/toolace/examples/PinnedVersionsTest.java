package dev.toolace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** {@code docs/design-decisions.md} gives a reason for every dependency, at the version that is in use. */
class PinnedVersionsTest {

    /** Jackson's BOM stands for its databind, in whose row the others are, JUnit's for its aggregate. */
    private static final Map<String, String> BY_BOM = Map.of(
            "com.fasterxml.jackson:jackson-bom", "com.fasterxml.jackson.core:jackson-databind",
            "org.junit:junit-bom", "org.junit.jupiter:junit-jupiter");

    @Test
    void everyPinnedDependencyHasItsReason() throws Exception {
        Map<String, String> pinned = pinned();
        assertThat(pinned).hasSizeGreaterThan(10);
        Map<String, String> documented = documented();
        // Its one version is named in the row of slf4j-api.
        pinned.remove("org.slf4j:slf4j-simple");
        assertThat(documented).containsExactlyInAnyOrderEntriesOf(pinned);
    }

    /** Versions by group and artifact, with properties resolved, of what comes from elsewhere. */
    private static Map<String, String> pinned() throws Exception {
        List<Document> poms = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Repository.root())) {
            List<Path> files = new ArrayList<>(List.of(Repository.root().resolve("pom.xml")));
            modules.map(module -> module.resolve("pom.xml")).filter(Files::isRegularFile).sorted().forEach(files::add);
            for (Path file : files) {
                poms.add(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
            }
        }
        Map<String, String> properties = new LinkedHashMap<>();
        for (Document pom : poms) {
            each(pom, "properties", element -> children(element).forEach(properties::putIfAbsent));
        }
        Map<String, String> versions = new LinkedHashMap<>();
        for (Document pom : poms) {
            for (String kind : List.of("dependency", "path")) {
                each(pom, kind, element -> {
                    Map<String, String> parts = children(element);
                    String version = resolve(parts.getOrDefault("version", ""), properties);
                    String group = parts.getOrDefault("groupId", "");
                    if (!version.isEmpty() && !group.equals("dev.toolace")) {
                        String name = group + ":" + parts.get("artifactId");
                        versions.put(BY_BOM.getOrDefault(name, name), version);
                    }
                });
            }
        }
        return versions;
    }

    private static String resolve(String text, Map<String, String> properties) {
        String resolved = text;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            resolved = resolved.replace("${" + property.getKey() + "}", property.getValue());
        }
        return resolved;
    }

    private static void each(Document pom, String tag, Consumer<Element> action) {
        NodeList found = pom.getElementsByTagName(tag);
        for (int i = 0; i < found.getLength(); i++) {
            action.accept((Element) found.item(i));
        }
    }

    private static Map<String, String> children(Element element) {
        Map<String, String> children = new LinkedHashMap<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element part) {
                children.put(part.getTagName(), part.getTextContent().strip());
            }
        }
        return children;
    }

    /** The rows of the page's table. */
    private static Map<String, String> documented() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : Repository.lines(Repository.root().resolve("docs/design-decisions.md"))) {
            String[] cells = line.split("\\|");
            if (line.startsWith("| `") && cells.length == 4) {
                rows.put(cells[1].strip().replace("`", ""), cells[2].strip());
            }
        }
        return rows;
    }
}
