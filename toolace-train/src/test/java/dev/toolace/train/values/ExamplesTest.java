package dev.toolace.train.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class ExamplesTest {

    @Test
    void findsWhatADescriptionLists() {
        assertThat(Examples.in("The kind of test (e.g., blood, urine)")).containsExactly("blood", "urine");
        assertThat(Examples.in("A unit, e.g. 'km', \"miles\" or so")).containsExactly("km", "miles\" or so");
        assertThat(Examples.in("(e.g. red, green, or blue) and more, or less")).containsExactly("red", "green", "blue");
        assertThat(Examples.in("e.g.: a, and b, etc.")).containsExactly("a", "b");
    }

    @Test
    void listsNothingWhereNothingIsListed() {
        assertThat(Examples.in("")).isEmpty();
        assertThat(Examples.in("The city")).isEmpty();
        assertThat(Examples.in("The city (e.g.)")).isEmpty();
        assertThat(Examples.in("e.g. " + "long ".repeat(20))).isEmpty();
    }

    @Test
    void everyPrefixOfADescriptionIsUnderstood() {
        String description = "The unit (e.g., 'km', \"mi\", or `ft`, etc.) of length";
        for (int end = 0; end <= description.length(); end++) {
            String prefix = description.substring(0, end);
            assertThatCode(() -> Examples.in(prefix)).doesNotThrowAnyException();
            assertThat(Examples.in(prefix)).noneMatch(String::isBlank);
        }
    }
}
