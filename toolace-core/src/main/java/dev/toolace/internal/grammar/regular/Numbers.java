package dev.toolace.internal.grammar.regular;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Languages of numbers as JSON and Python write them. Stateless. */
public final class Numbers {

    private static final int MAX_STATES = 20_000;
    private static final int MAX_DIVISOR = 10_000;
    private static final int EXACT_DIGITS = 15;

    /** Any integer of up to thirty digits. */
    public static final CharDfa INTEGER = Patterns.found("^(-?[1-9][0-9]{0,29}|0)$", MAX_STATES);

    /** The same, perhaps with a point and zeros behind it. */
    public static final CharDfa WHOLE = Patterns.found("^(-?[1-9][0-9]{0,29}|0)(\\.0{1,30})?$", MAX_STATES);

    /** Any number of up to thirty digits before and after the point, with an exponent of up to two. */
    public static final CharDfa NUMBER =
            Patterns.found("^-?(0|[1-9][0-9]{0,29})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?$", MAX_STATES);

    /**
     * An end of a range.
     *
     * @param value the number
     * @param exclusive whether it is itself outside
     */
    public record Bound(BigDecimal value, boolean exclusive) {

        Bound negated() {
            return new Bound(value.negate(), exclusive);
        }
    }

    private Numbers() {}

    /**
     * The numbers of a range, without exponents.
     *
     * @param low its lower end, or null
     * @param high its upper end, or null
     * @param integer whether there are no fractions
     * @return the language
     * @throws Inexpressible if it is too large
     */
    public static CharDfa range(@Nullable Bound low, @Nullable Bound high, boolean integer) {
        Bound zero = new Bound(BigDecimal.ZERO, false);
        Bound least = low == null || low.value.signum() < 0 ? zero : low;
        Set<Digits> start = new HashSet<>();
        Limits positive = high != null && high.value.signum() < 0 ? null : Limits.of(least, high, integer);
        Bound below = high == null || high.value.signum() >= 0 ? new Bound(BigDecimal.ZERO, true) : high.negated();
        Limits negative = low != null && low.value.signum() >= 0 ? null
                : Limits.of(below, low == null ? null : low.negated(), integer);
        if (positive != null) {
            positive.starts(false, start);
        }
        Machine machine = new Machine(positive, negative);
        return DfaBuilder.explore(start, machine, MAX_STATES);
    }

    /**
     * The multiples of a number, without exponents.
     *
     * @param divisor above 0
     * @return the language
     * @throws Inexpressible if it is too large
     */
    public static CharDfa multiples(BigDecimal divisor) {
        BigDecimal plain = divisor.stripTrailingZeros();
        int scale = Math.max(0, plain.scale());
        if (plain.precision() - plain.scale() > 6 || scale > 6
                || plain.movePointRight(scale).compareTo(BigDecimal.valueOf(MAX_DIVISOR)) > 0) {
            throw new Inexpressible("has too many remainders");
        }
        CharDfa all = DfaBuilder.explore(
                new Rest(0, -2, 0), new Multiples(plain.movePointRight(scale).intValueExact(), scale), MAX_STATES);
        // Validators compute with doubles, which are exact for so many digits.
        String digits = "^-?[0-9]{1," + (EXACT_DIGITS - scale) + "}(\\.[0-9]+)?$";
        return Languages.both(all, Patterns.found(digits, MAX_STATES), MAX_STATES);
    }

    /** A remainder: -2 before all, -1 after the sign, 0 before the point, else one more than the digits behind it. */
    private record Rest(int value, int place, int zero) {}

    private record Multiples(int divisor, int scale) implements DfaBuilder.Machine<Rest> {

        @Override
        public void transitions(Rest state, DfaBuilder.Edges<Rest> out) {
            if (state.place == -2) {
                out.add('-', '-', new Rest(0, -1, 0));
            }
            if (state.place == 0 && scale > 0) {
                out.add('.', '.', new Rest(state.value, 1, 0));
            }
            boolean digits = state.place <= 0 ? state.zero == 0 : state.place <= scale;
            for (int d = 0; d < 10 && digits; d++) {
                int rest = (state.value * 10 + d) % divisor;
                int place = state.place > 0 ? state.place + 1 : 0;
                // A zero before the point is the only digit there.
                out.add('0' + d, '0' + d, new Rest(rest, place, state.place < 0 && d == 0 ? 1 : 0));
            }
        }

        @Override
        public boolean accepting(Rest state) {
            int behind = Math.max(0, state.place - 1);
            BigInteger power = BigInteger.TEN.pow(Math.max(0, scale - behind));
            BigInteger scaled = BigInteger.valueOf(state.value).multiply(power);
            return state.place >= 0 && state.place != 1 && scaled.mod(BigInteger.valueOf(divisor)).signum() == 0;
        }
    }

    /**
     * A number of some digits before the point, so far.
     *
     * @param negative whether it has a sign
     * @param length digits before the point in all
     * @param place digits so far: before the point, or behind it
     * @param fraction whether the point is behind us
     * @param low whether all digits so far are those of the lower end
     * @param high whether all digits so far are those of the upper end
     */
    private record Digits(boolean negative, int length, int place, boolean fraction, boolean low, boolean high) {}

    /** The ends of a range from 0 on, as digits. */
    private record Limits(String low, String lowRest, boolean lowExclusive, @Nullable String high, String highRest,
            boolean highExclusive, int digits, int fraction) {

        private static final int USUAL = 20;
        private static final int MOST = 60;

        static Limits of(Bound low, @Nullable Bound high, boolean integer) {
            String lowWhole = whole(low.value);
            String lowRest = rest(low.value);
            String highRest = high == null ? "" : rest(high.value);
            int digits = high == null ? Math.max(USUAL, lowWhole.length() + 2) : whole(high.value).length();
            int fraction = integer ? 0 : USUAL + Math.max(lowRest.length(), highRest.length());
            if (digits > MOST || fraction > MOST) {
                throw new Inexpressible("has too many digits");
            }
            return new Limits(lowWhole, lowRest, low.exclusive, high == null ? null : whole(high.value), highRest,
                    high != null && high.exclusive, digits, fraction);
        }

        private static String whole(BigDecimal value) {
            return value.setScale(0, RoundingMode.DOWN).toBigInteger().toString();
        }

        private static String rest(BigDecimal value) {
            BigDecimal rest = value.subtract(value.setScale(0, RoundingMode.DOWN)).stripTrailingZeros();
            return rest.signum() == 0 ? "" : rest.toPlainString().substring(2);
        }

        void starts(boolean negative, Set<Digits> out) {
            for (int n = Math.max(1, low.length()); n <= digits; n++) {
                out.add(new Digits(negative, n, 0, false, n == low.length(), high != null && n == high.length()));
            }
        }

        @Nullable Digits next(Digits at, char c) {
            if (c == '.') {
                boolean may = !at.fraction && at.place == at.length && fraction > 0;
                return may ? new Digits(at.negative, at.length, 0, true, at.low, at.high) : null;
            }
            if (at.fraction ? at.place >= fraction : at.place >= at.length) {
                return null;
            }
            if (!at.fraction && at.place == 0 && c == '0' && at.length > 1) {
                return null;
            }
            char least = at.low ? digit(at.fraction ? lowRest : low, at.place) : '0';
            char most = at.high && high != null ? digit(at.fraction ? highRest : high, at.place) : '9';
            return c < least || c > most ? null : new Digits(at.negative, at.length, at.place + 1, at.fraction,
                    at.low && c == least, at.high && c == most);
        }

        private static char digit(String digits, int place) {
            return place < digits.length() ? digits.charAt(place) : '0';
        }

        boolean complete(Digits at) {
            if (at.fraction ? at.place == 0 : at.place < at.length) {
                return false;
            }
            int behind = at.fraction ? at.place : 0;
            boolean equalsLow = at.low && behind >= lowRest.length();
            boolean equalsHigh = at.high && behind >= highRest.length();
            return (!at.low || equalsLow && !lowExclusive) && !(equalsHigh && highExclusive);
        }
    }

    /** All that the digits so far may become; at the very start the set has no sign yet. */
    private record Machine(@Nullable Limits positive, @Nullable Limits negative)
            implements DfaBuilder.Machine<Set<Digits>> {

        @Override
        public void transitions(Set<Digits> state, DfaBuilder.Edges<Set<Digits>> out) {
            boolean start = state.stream().allMatch(at -> at.place == 0 && !at.negative && !at.fraction);
            if (start && negative != null) {
                Set<Digits> signed = new HashSet<>();
                negative.starts(true, signed);
                out.add('-', '-', signed);
            }
            for (char c = '.'; c <= '9'; c++) {
                Set<Digits> next = new HashSet<>();
                for (Digits at : state) {
                    Limits limits = at.negative ? negative : positive;
                    Digits target = c == '/' || limits == null ? null : limits.next(at, c);
                    if (target != null) {
                        next.add(target);
                    }
                }
                if (!next.isEmpty()) {
                    out.add(c, c, next);
                }
            }
        }

        @Override
        public boolean accepting(Set<Digits> state) {
            return state.stream().anyMatch(at -> {
                Limits limits = at.negative ? negative : positive;
                return limits != null && limits.complete(at);
            });
        }
    }
}
