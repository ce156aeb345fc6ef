package dev.toolace.internal.schema;

import com.networknt.schema.SchemaException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressions;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a schema, run by {@code java.util.regex} within the {@link StepBudget}. Backtracking can
 * take exponential time: the matcher sees its text through a counter, and what it does between two looks at the text
 * is bounded by {@link PatternCost}. Immutable and safe for use by many threads.
 */
final class SafePattern implements RegularExpression {

    /** The most ways of matching nothing at one place. */
    private static final long MAX_COST = 1000;

    private final String source;
    private final Pattern pattern;
    private final long cost;

    /** Throws what the library throws for bad schemas. */
    SafePattern(String source) {
        this.source = source;
        try {
            // ECMA-262's $ is the very end of the text, and it has longer names for Unicode's categories.
            this.pattern = Pattern.compile(RegularExpressions.replaceLongformCharacterProperties(
                    RegularExpressions.replaceDollarAnchors(source)));
        } catch (PatternSyntaxException e) {
            throw new SchemaException(BriefJson.of(source) + " is no regular expression: " + e.getDescription());
        }
        this.cost = PatternCost.of(pattern.pattern());
        if (cost > MAX_COST) {
            throw new SchemaException(
                    "regular expression " + BriefJson.of(source) + " repeats what may be empty too often");
        }
    }

    @Override
    public boolean matches(String text) {
        StepBudget budget = StepBudget.current();
        if (budget == null) {
            return pattern.matcher(text).find();
        }
        // What may be done at each place without looking at it is paid in advance.
        if (!budget.spend((text.length() + 1L) * (cost - 1))) {
            throw StepsExceeded.inPattern(source, text);
        }
        try {
            return pattern.matcher(new Counted(text, 0, text.length(), budget)).find();
        } catch (StackOverflowError e) {
            // The matcher recurses once per repetition of a group.
            throw StepsExceeded.inPattern(source, text);
        }
    }

    private final class Counted implements CharSequence {

        private final String text;
        private final int start;
        private final int end;
        private final StepBudget budget;

        Counted(String text, int start, int end, StepBudget budget) {
            this.text = text;
            this.start = start;
            this.end = end;
            this.budget = budget;
        }

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public char charAt(int index) {
            if (!budget.spend(1)) {
                throw StepsExceeded.inPattern(source, text);
            }
            return text.charAt(start + index);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Counted(text, start + from, start + to, budget);
        }

        @Override
        public String toString() {
            return text.substring(start, end);
        }
    }
}
