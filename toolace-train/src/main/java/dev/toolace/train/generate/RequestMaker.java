package dev.toolace.train.generate;

import dev.toolace.call.Call;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.catalog.Parameter;
import dev.toolace.train.values.Mention;
import dev.toolace.train.values.ValueMaker;
import dev.toolace.train.wording.QueryWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes requests of each kind. Immutable; the dice are the caller's. */
final class RequestMaker {

    private static final int MOST_ARGUMENTS = 7;
    /** With more, nobody could say where one call ends and the next begins. */
    private static final int MOST_REPEATED = 4;
    /** How often a further call of the same tool is asked for with the same parameters. */
    private static final double SAME_PARAMETERS = 0.85;
    /** Shares of the optional parameters that a request mentions. */
    private static final List<Double> SOME = List.of(0.15, 0.4, 0.7);
    /** The same where one request is for several tools: people then say only what they must. */
    private static final List<Double> FEW = List.of(0.05, 0.15, 0.5);
    /** How often a request for several tools is one sentence. */
    private static final double ONE_SENTENCE = 0.6;

    private final ValueMaker values;
    private final QueryWriter writer;

    RequestMaker(ValueMaker values, QueryWriter writer) {
        this.values = values;
        this.writer = writer;
    }

    /** A request for one call of the tool, or empty where its schema is beyond the value maker. */
    Optional<Request> single(Tool tool, Dice dice) {
        return arguments(tool, dice)
                .map(mentions -> new Request("single", writer.write(tool, mentions, dice),
                        List.of(call(tool, mentions))));
    }

    /** A request for one call of each tool. */
    Optional<Request> several(List<Tool> tools, Dice dice) {
        List<Call> calls = new ArrayList<>();
        List<Map<Parameter, Mention>> all = new ArrayList<>();
        for (Tool tool : tools) {
            Optional<Map<Parameter, Mention>> mentions = arguments(tool, mentioned(tool, dice.pick(FEW), dice), dice);
            if (mentions.isEmpty()) {
                return Optional.empty();
            }
            calls.add(call(tool, mentions.get()));
            all.add(mentions.get());
        }
        return Optional.of(new Request("several", dice.chance(ONE_SENTENCE)
                ? writer.writeTogether(tools, all, dice) : inTurn(tools, all, dice), calls));
    }

    private String inTurn(List<Tool> tools, List<Map<Parameter, Mention>> mentions, Dice dice) {
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < tools.size(); i++) {
            queries.add(writer.writePart(tools.get(i), mentions.get(i), dice));
        }
        return writer.join(queries, dice);
    }

    /** A request for several different calls of one tool. */
    Optional<Request> parallel(Tool tool, Dice dice) {
        if (Parameter.of(tool).isEmpty()) {
            return Optional.empty();
        }
        List<Map<Parameter, Mention>> all = new ArrayList<>();
        List<Call> calls = new ArrayList<>();
        Set<Parameter> mentioned = mentioned(tool, dice);
        for (int i = dice.chance(0.75) ? 2 : 3; i > 0; i--) {
            Optional<Map<Parameter, Mention>> mentions =
                    arguments(tool, dice.chance(SAME_PARAMETERS) ? mentioned : mentioned(tool, dice), dice);
            if (mentions.isEmpty() || mentions.get().isEmpty() || mentions.get().size() > MOST_REPEATED
                    || calls.contains(call(tool, mentions.get()))) {
                return Optional.empty();
            }
            all.add(mentions.get());
            calls.add(call(tool, mentions.get()));
        }
        return Optional.of(new Request("parallel", writer.writeParallel(tool, all, dice), calls));
    }

    /** A request for a tool that is not on offer. */
    Optional<Request> noFittingTool(Tool absent, Dice dice) {
        return arguments(absent, dice)
                .map(mentions -> new Request("no_fitting_tool", writer.write(absent, mentions, dice), List.of()));
    }

    /** A request that leaves out one argument that the tool requires. */
    Optional<Request> missingArgument(Tool tool, Dice dice) {
        List<Parameter> required = Parameter.of(tool).stream().filter(Parameter::required).toList();
        Optional<Map<Parameter, Mention>> mentions = arguments(tool, dice);
        if (required.isEmpty() || mentions.isEmpty()) {
            return Optional.empty();
        }
        Map<Parameter, Mention> kept = new LinkedHashMap<>(mentions.get());
        kept.remove(dice.pick(required));
        return Optional.of(new Request("missing_argument", writer.write(tool, kept, dice), List.of()));
    }

    /** Arguments for the required parameters and some others, or empty where a required one cannot be made. */
    private Optional<Map<Parameter, Mention>> arguments(Tool tool, Dice dice) {
        return arguments(tool, mentioned(tool, dice), dice);
    }

    private Optional<Map<Parameter, Mention>> arguments(Tool tool, Set<Parameter> mentioned, Dice dice) {
        Map<Parameter, Mention> mentions = new LinkedHashMap<>();
        for (Parameter parameter : Parameter.of(tool)) {
            if (parameter.words().isEmpty()) {
                return Optional.empty();
            }
            if (mentioned.contains(parameter)) {
                Optional<Mention> mention = values.make(parameter, dice);
                if (mention.isPresent()) {
                    mentions.put(parameter, mention.get());
                } else if (parameter.required()) {
                    return Optional.empty();
                }
            }
        }
        return mentions.size() > MOST_ARGUMENTS ? Optional.empty() : Optional.of(mentions);
    }

    /** The required parameters and some of the others. */
    private static Set<Parameter> mentioned(Tool tool, Dice dice) {
        return mentioned(tool, dice.pick(SOME), dice);
    }

    private static Set<Parameter> mentioned(Tool tool, double optionalShare, Dice dice) {
        Set<Parameter> mentioned = new HashSet<>();
        for (Parameter parameter : Parameter.of(tool)) {
            if (parameter.required() || dice.chance(optionalShare)) {
                mentioned.add(parameter);
            }
        }
        return mentioned;
    }

    private static Call call(Tool tool, Map<Parameter, Mention> mentions) {
        Map<String, JsonValue> arguments = new LinkedHashMap<>();
        mentions.forEach((parameter, mention) -> arguments.put(parameter.name(), mention.value()));
        return new Call(tool.name(), new JsonObject(arguments));
    }
}
