package dev.toolace.train.generate;

import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.train.catalog.CatalogTool;
import dev.toolace.train.catalog.ToolCatalog;
import dev.toolace.train.sample.Sample;
import dev.toolace.train.sample.SampleWriter;
import dev.toolace.train.values.ValueBank;
import dev.toolace.train.values.ValueMaker;
import dev.toolace.train.wording.Phrasebook;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Training sets small enough to make in every test, in the files that {@link TrainingData} reads. */
final class SmallData {

    private static final List<String> VERBS =
            List.of("get", "book", "cancel", "compute", "track", "translate", "rate", "measure", "order", "notify");
    private static final List<String> NOUNS = List.of(
            "Flight", "Recipe", "Bridge", "Parcel", "Sensor", "Garden", "Invoice", "Planet", "Museum", "Battery",
            "Voyage");
    private static final List<String> CITIES = List.of("Paris", "Rome", "Oslo", "Lima", "Cairo", "Quito");

    private static final String PARAMETERS = "{\"city\":{\"type\":\"string\",\"description\":\"The city (e.g., Paris, Rome)\"},"
            + "\"user_id\":{\"type\":\"string\",\"description\":\"Who asks\"},"
            + "\"start_date\":{\"type\":\"string\",\"description\":\"First day, yyyy-mm-dd\"},"
            + "\"count\":{\"type\":\"integer\",\"description\":\"How many\"},"
            + "\"price\":{\"type\":\"number\",\"description\":\"In dollars\"},"
            + "\"loud\":{\"type\":\"boolean\",\"description\":\"\"},"
            + "\"tags\":{\"type\":\"array\",\"description\":\"Labels\"},"
            + "\"color\":{\"type\":\"string\",\"description\":\"One of them\",\"enum\":[\"dark red\",\"blue\"]}}";

    private SmallData() {}

    /** The folder's files, as {@link TrainingData#load} expects them. */
    static Path write(Path folder) throws IOException {
        List<String> pool = new ArrayList<>();
        for (String verb : VERBS) {
            for (String noun : NOUNS) {
                pool.add(api(verb, noun));
            }
        }
        writeLines(folder.resolve("sealtools_api_pool.jsonl.gz"), pool);
        for (String set : TrainingData.SETS.keySet()) {
            List<String> lines = new ArrayList<>();
            samples(set).forEach(sample -> lines.add(SampleWriter.toJson(sample).toJson()));
            writeLines(folder.resolve(set + ".jsonl.gz"), lines);
        }
        return folder;
    }

    /** Real tools of every parameter type, none of them held out. */
    static List<CatalogTool> pool() {
        List<CatalogTool> pool = new ArrayList<>();
        for (String verb : VERBS) {
            Tool tool = Tool.parse("{\"name\":\"" + verb + "Kettle\",\"description\":\"" + verb
                    + "s the Kettle of a given city.\",\"parameters\":{\"type\":\"object\",\"properties\":" + PARAMETERS
                    + ",\"required\":[\"city\",\"count\"]}}");
            if (!ToolCatalog.isHeldOut(tool.name())) {
                pool.add(new CatalogTool(tool, "Kitchen"));
            }
        }
        return pool;
    }

    static SampleGenerator generator(double inventedShare) {
        List<Sample> taught = samples("sealtools");
        return new SampleGenerator(
                pool(), inventedShare, new ValueMaker(new ValueBank(taught)), new Phrasebook(taught));
    }

    /** Six samples of one tool, which is another one in just one of the sets. */
    static List<Sample> samples(String set) {
        String name = set.equals("nlu_eval") ? "rent_bicycle" : "play_song";
        Tool tool = Tool.parse("""
                {"name":"%s","description":"Plays a song.","parameters":{"type":"object","properties":{
                 "city":{"type":"string"},"count":{"type":"integer"}},"required":["city"]}}""".formatted(name));
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < CITIES.size(); i++) {
            String city = CITIES.get(i);
            Map<String, JsonValue> arguments = new LinkedHashMap<>();
            arguments.put("city", JsonValue.of(city));
            arguments.put("count", JsonValue.of(i + 2));
            String query = "We have a party. Play songs from the streets of " + city + " and repeat them " + (i + 2)
                    + " times";
            samples.add(new Sample(set + "/" + i, set, "single", List.of(Message.user(query)), List.of(tool),
                    List.of(new Call(name, new JsonObject(arguments)))));
        }
        return samples;
    }

    private static String api(String verb, String noun) {
        String parameters = PARAMETERS.replace("\"string\"", "\"str\"").replace("\"integer\"", "\"int\"")
                .replace("\"number\"", "\"float\"").replace("\"boolean\"", "\"bool\"").replace("\"array\"", "\"list\"");
        return "{\"api_name\":\"" + verb + noun + "\",\"api_description\":\"" + verb + "s the " + noun
                + " of a given city.\",\"parameters\":" + parameters + ",\"required\":[\"city\",\"count\"]}";
    }

    private static void writeLines(Path file, List<String> lines) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(lines.stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8));
        }
    }
}
