package dev.toolace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Links within the repository lead to files and headings that exist. Addresses elsewhere are not looked at. */
class DocumentedLinksTest {

    @Test
    void everyLocalLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        int links = 0;
        List<Path> pages = new ArrayList<>(Repository.pages());
        pages.add(Repository.root().resolve("CHANGELOG.md"));
        for (Path page : pages) {
            for (String target : targets(Repository.lines(page))) {
                if (!target.startsWith("https://")) {
                    links++;
                    if (!exists(page, target)) {
                        broken.add(page.getFileName() + " -> " + target);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).as("links found at all").isGreaterThan(10);
    }

    @Test
    void aLinkToNowhereIsFound() {
        Path page = Repository.root().resolve("README.md");
        assertThat(exists(page, "docs/errors.md#ta-json-001-malformed-json")).isTrue();
        assertThat(exists(page, "docs/errors.md#ta-json-999")).isFalse();
        assertThat(exists(page, "docs/missing.md")).isFalse();
        assertThat(targets(List.of("a [b](c) and [d](e#f)", "[g]"))).containsExactly("c", "e#f");
    }

    private static List<String> targets(List<String> lines) {
        List<String> targets = new ArrayList<>();
        boolean code = false;
        for (String line : lines) {
            code ^= line.strip().startsWith("```");
            for (int at = line.indexOf("]("); at >= 0 && !code; at = line.indexOf("](", at + 2)) {
                int end = line.indexOf(')', at);
                if (end > 0) {
                    targets.add(line.substring(at + 2, end));
                }
            }
        }
        return targets;
    }

    private static boolean exists(Path page, String target) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        return Files.exists(file) && (hash < 0 || Repository.lines(file).stream().filter(line -> line.startsWith("#"))
                .anyMatch(line -> anchor(line).equals(target.substring(hash + 1))));
    }

    /** The anchor that a heading has on GitHub. */
    private static String anchor(String heading) {
        StringBuilder anchor = new StringBuilder();
        for (char c : heading.substring(heading.indexOf(' ') + 1).toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c) || c == '-' || c == '_') {
                anchor.append(c);
            } else if (c == ' ') {
                anchor.append('-');
            }
        }
        return anchor.toString();
    }
}
