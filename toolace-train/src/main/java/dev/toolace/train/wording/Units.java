package dev.toolace.train.wording;

import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.catalog.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The unit that a number is given in, as far as a parameter's name and description tell. Stateless. */
final class Units {

    private static final String PERCENT = "percent";
    private static final List<String> WORDS = List.of(
            "minutes", "seconds", "hours", "days", "weeks", "months", "years", PERCENT, "meters", "kilometers",
            "miles", "degrees", "kilograms", "pounds", "dollars", "euros", "liters", "watts", "volts", "grams", "cm",
            "km", "kg", "mph");

    private Units() {}

    static Optional<String> of(Parameter parameter) {
        String name = String.join(" ", parameter.words());
        String hint = " " + name + " " + parameter.description().toLowerCase(Locale.ROOT);
        return WORDS.stream().filter(unit -> hint.contains(" " + unit)).findFirst();
    }

    /** Whether the parameter has a unit and no other number of the tool has the same. */
    static boolean tells(Parameter parameter, Tool tool) {
        Optional<String> unit = of(parameter);
        return unit.isPresent() && Parameter.of(tool).stream()
                .filter(other -> number(other) && of(other).equals(unit))
                .count() == 1;
    }

    /** How the unit is written after a number, with the space before it. */
    static String after(String unit, Dice dice) {
        return unit.equals(PERCENT) && dice.chance(0.5) ? "%" : " " + unit;
    }

    private static boolean number(Parameter parameter) {
        return parameter.type().equals("integer") || parameter.type().equals("number");
    }
}
