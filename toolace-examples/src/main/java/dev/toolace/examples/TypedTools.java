package dev.toolace.examples;

import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.call.Call;
import dev.toolace.schema.JavaTools;
import dev.toolace.schema.ToolMethod;
import dev.toolace.schema.ToolParam;
import dev.toolace.schema.TypedTool;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Java methods and records as tools. The model's part is scripted. Stateless. */
public final class TypedTools {

    private TypedTools() {}

    /**
     * Prints what the methods returned, and a timer.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        forecasts("How will the weather be in Oslo in the next days?").forEach(System.out::println);
        System.out.println(timer(startTimer(12)));
    }

    /** A unit of temperature. */
    enum Unit { CELSIUS, FAHRENHEIT }

    /** What the model may call. */
    static final class Weather {

        @ToolMethod(name = "get_weather", description = "Weather of a city")
        public String forecast(
                @ToolParam(description = "Name of the city") @NotBlank String city,
                @Min(1) @Max(7) int days,
                Optional<Unit> unit) {
            return "sunny in " + city + " for " + days + " days, in " + unit.orElse(Unit.CELSIUS);
        }
    }

    /**
     * Lets the model call the methods. Its first answer asks for too many days, and it is told so.
     *
     * @param query the request
     * @return what the methods returned
     */
    static List<Object> forecasts(String query) {
        ScriptedBackend script = ScriptedBackend.of(
                "[{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Oslo\",\"days\":10}}]",
                "[{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Oslo\",\"days\":7}}]",
                "[{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Oslo\",\"days\":7}}]");
        JavaTools tools = JavaTools.of(new Weather());
        List<Object> results = new ArrayList<>();
        try (ToolAgent agent = ToolAgent.builder().backend(script).build()) {
            if (agent.invoke(query, tools.tools()) instanceof Outcome.Calls calls) {
                calls.calls().forEach(call -> results.add(tools.invoke(call)));
            }
        }
        return results;
    }

    /** The parameters of a tool without a method. */
    record Timer(@Positive int minutes, @ToolParam(description = "What it is for") Optional<String> label) {}

    private static final TypedTool<Timer> TIMER = TypedTool.of("set_timer", "Start a timer", Timer.class);

    /**
     * Reads the arguments of a call as a record.
     *
     * @param call a call of the timer
     * @return the time and its purpose
     */
    static String timer(Call call) {
        Timer timer = TIMER.bind(call);
        return Duration.ofMinutes(timer.minutes()) + timer.label().map(label -> " for " + label).orElse("");
    }

    /**
     * Writes a record as a call, for an example in a prompt.
     *
     * @param minutes at least 1
     * @return the call
     */
    static Call startTimer(int minutes) {
        return TIMER.call(new Timer(minutes, Optional.of("tea")));
    }
}
