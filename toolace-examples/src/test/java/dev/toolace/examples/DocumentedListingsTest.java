package dev.toolace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every Java listing of the documentation is a region of a source file that is compiled and run here. */
class DocumentedListingsTest {

    @Test
    void everyJavaListingOccursInAnExample() {
        List<List<String>> sources = Repository.exampleSources().stream().map(Repository::lines).toList();
        List<String> strangers = new ArrayList<>();
        int listings = 0;
        for (Path page : Repository.pages()) {
            for (Listings.Block block : Listings.blocks(Repository.lines(page), "java")) {
                listings++;
                if (sources.stream().noneMatch(source -> Listings.find(block.code(), source).isPresent())) {
                    strangers.add(page.getFileName() + " line " + block.line());
                }
            }
        }
        assertThat(strangers).isEmpty();
        assertThat(listings).as("listings found at all").isGreaterThanOrEqualTo(5);
    }

    @Test
    void aListingIsFoundUnderAnyIndentation() {
        List<String> source = List.of("class A {", "    void a() {", "        b();", "    }", "}");
        assertThat(Listings.find(List.of("void a() {", "    b();", "}"), source)).contains(2);
        assertThat(Listings.find(List.of("  b();"), source)).contains(3);
    }

    @Test
    void aListingThatDiffersIsNotFound() {
        List<String> source = List.of("class A {", "    void a() {", "        b();", "    }", "}");
        assertThat(Listings.find(List.of("void a() {", "    c();", "}"), source)).isEmpty();
        assertThat(Listings.find(List.of("void a() {", "  b();", "}"), source)).isEmpty();
        assertThat(Listings.find(List.of("}", "}", "}"), source)).isEmpty();
    }

    @Test
    void blocksOfOtherLanguagesAreLeftOut() {
        List<String> page = List.of("text", "```sh", "java", "```", "```java", "int a;", "", "int b;", "```", "```", "plain", "```");
        assertThat(Listings.blocks(page, "java")).containsExactly(new Listings.Block(5, List.of("int a;", "", "int b;")));
    }
}
