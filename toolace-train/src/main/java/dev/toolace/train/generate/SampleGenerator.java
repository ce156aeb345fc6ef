package dev.toolace.train.generate;

import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.format.CallFormat;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.catalog.CatalogTool;
import dev.toolace.train.catalog.Parameter;
import dev.toolace.train.catalog.ToolInventor;
import dev.toolace.train.catalog.ToolVariation;
import dev.toolace.train.sample.Sample;
import dev.toolace.train.values.Mention;
import dev.toolace.train.values.ValueMaker;
import dev.toolace.train.wording.Phrasebook;
import dev.toolace.train.wording.QueryWriter;
import dev.toolace.train.wording.Skeleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Generates samples over a pool of tool definitions: one call, several calls of one tool or of several, requests that
 * no tool fits, and requests that leave out what a tool requires. Immutable; the same dice give the same sample.
 */
public final class SampleGenerator {

    private static final int TRIES = 50;

    private final List<CatalogTool> pool;
    private final double inventedShare;
    private final ValueMaker values;
    private final Phrasebook phrasebook;
    private final RequestMaker requests;

    /**
     * A generator over a pool.
     *
     * @param pool real definitions to build on
     * @param inventedShare share of samples, from 0 to 1, whose tools are invented instead
     * @param values makes arguments
     * @param phrasebook learned wording; its whole queries are used only for tools of the pool
     */
    public SampleGenerator(List<CatalogTool> pool, double inventedShare, ValueMaker values, Phrasebook phrasebook) {
        this.pool = pool;
        this.inventedShare = inventedShare;
        this.values = values;
        this.phrasebook = phrasebook;
        this.requests = new RequestMaker(values, new QueryWriter(phrasebook));
    }

    /**
     * Generates one sample with a single request.
     *
     * @param id its id
     * @param dice chooses
     * @return the sample
     */
    public Sample next(String id, Dice dice) {
        List<Tool> tools = tools(1 + dice.weighted(28, 23, 18, 12, 8, 5, 2, 1.5, 1.5, 0.5, 0.5), dice);
        Request request = request(tools, dice);
        return new Sample(id, "generated", request.category(), List.of(Message.user(request.query())), tools,
                request.calls());
    }

    /**
     * Generates a conversation of several independent requests over the same tools, each answered rightly but for the
     * last, which is the sample's own. Far more of such a text is answers than of a single request.
     *
     * @param id its id
     * @param format writes the answers of the conversation
     * @param dice chooses
     * @return the sample
     */
    public Sample session(String id, CallFormat format, Dice dice) {
        List<Tool> tools = tools(1 + dice.weighted(23, 28, 19, 14, 8, 4, 2, 1, 1), dice);
        List<Message> messages = new ArrayList<>();
        for (int turn = dice.between(1, 3); turn > 0; turn--) {
            Request request = request(tools, dice);
            messages.add(Message.user(request.query()));
            messages.add(Message.assistant(format.render(request.calls())));
        }
        Request last = request(tools, dice);
        messages.add(Message.user(last.query()));
        return new Sample(id, "generated", last.category(), messages, tools, last.calls());
    }

    /**
     * Generates one sample from a real query with new values, where the phrasebook has any.
     *
     * @param id its id
     * @param dice chooses
     * @return the sample, or empty where the drawn query does not allow it
     */
    public Optional<Sample> reworded(String id, Dice dice) {
        if (phrasebook.skeletons().isEmpty()) {
            return Optional.empty();
        }
        Skeleton skeleton = dice.pick(phrasebook.skeletons());
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        Parameter.of(skeleton.tool()).forEach(parameter -> parameters.put(parameter.name(), parameter));
        Map<String, JsonValue> arguments = new LinkedHashMap<>(skeleton.call().arguments().members());
        StringBuilder query = new StringBuilder(skeleton.pieces().get(0));
        for (int i = 0; i < skeleton.slots().size(); i++) {
            String name = skeleton.slots().get(i);
            Parameter parameter = parameters.get(name);
            Optional<Mention> mention = parameter == null ? Optional.empty() : values.make(parameter, dice);
            if (mention.isEmpty()) {
                return Optional.empty();
            }
            arguments.put(name, mention.get().value());
            query.append(mention.get().text()).append(skeleton.pieces().get(i + 1));
        }
        List<Tool> tools = Distractors.around(List.of(skeleton.tool()), dice.between(0, 3), () -> tool(dice));
        Call call = new Call(skeleton.tool().name(), new JsonObject(arguments));
        return Optional.of(new Sample(id, "generated", "reworded", List.of(Message.user(query.toString())),
                dice.shuffled(tools), List.of(call)));
    }

    /** A request over tools on offer, of a kind that they allow. */
    private Request request(List<Tool> tools, Dice dice) {
        for (int tries = 0; tries < TRIES; tries++) {
            Tool tool = dice.pick(tools);
            Optional<Request> request = switch (dice.weighted(34, 34, 12, 10, 10)) {
                case 0 -> requests.single(tool, dice);
                case 1 -> tools.size() < 2
                        ? requests.parallel(tool, dice)
                        : requests.several(dice.shuffled(tools).subList(0,
                                Math.min(tools.size(), dice.chance(0.75) ? 2 : 3)), dice);
                case 2 -> requests.parallel(tool, dice);
                case 3 -> requests.noFittingTool(Distractors.unlikeAll(tools, () -> tool(dice)), dice);
                default -> requests.missingArgument(tool, dice);
            };
            if (request.isPresent()) {
                return request.get();
            }
        }
        throw new IllegalStateException("none of the tools can be asked for: " + tools);
    }

    /** Different tools of which at least the first can be asked for. */
    private List<Tool> tools(int count, Dice dice) {
        for (int tries = 0; tries < TRIES; tries++) {
            Tool first = tool(dice);
            if (requests.single(first, dice).isPresent()) {
                return dice.shuffled(Distractors.around(List.of(first), count - 1, () -> tool(dice)));
            }
        }
        throw new IllegalStateException("no tool of the pool can be asked for");
    }

    private Tool tool(Dice dice) {
        if (dice.chance(inventedShare)) {
            return ToolInventor.invent(dice);
        }
        return ToolVariation.vary(dice.pick(pool).tool(), dice);
    }
}
