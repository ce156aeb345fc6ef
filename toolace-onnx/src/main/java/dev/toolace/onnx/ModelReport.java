package dev.toolace.onnx;

import dev.toolace.ToolaceException;
import dev.toolace.onnx.internal.decode.FolderReporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is in a model folder, found out from its files alone: nothing is run and no native library loads. For a person
 * who wants to know whether a folder will work, what it lacks, and why it is slow. Immutable and safe for use by many
 * threads.
 *
 * @param folder        the folder
 * @param files         names of the files in it and in its folder {@code onnx}, at most 200
 * @param architecture  what {@code config.json} or {@code genai_config.json} calls the model
 * @param graph         the ONNX graph that would be opened
 * @param checkpoint    the checkpoint, where there are weights to export
 * @param contextLength tokens that the model can see
 * @param stopTokens    tokens that end an answer: those of all configurations together
 * @param tokenizer     whether there is a {@code tokenizer.json}
 * @param specialTokens texts such as {@code bos_token}
 * @param chatTemplate  the chat template's source
 * @param format        the call format that the template speaks for
 * @param warnings      what makes the model slower than it need be, on a processor
 * @param missing       what a model folder needs and this one lacks
 * @param problems      errors that opening the folder would give, with their ids
 */
public record ModelReport(Path folder, List<String> files, Optional<String> architecture, Optional<Graph> graph,
        Optional<CheckpointSummary> checkpoint, OptionalInt contextLength, Set<Integer> stopTokens, boolean tokenizer,
        Map<String, String> specialTokens, Optional<String> chatTemplate, Optional<String> format,
        List<Warning> warnings,
        List<String> missing, List<String> problems) {

    /** Copies lists, set and map. */
    public ModelReport {
        files = List.copyOf(files);
        stopTokens = Set.copyOf(stopTokens);
        specialTokens = Map.copyOf(specialTokens);
        warnings = List.copyOf(warnings);
        missing = List.copyOf(missing);
        problems = List.copyOf(problems);
    }

    /**
     * An ONNX graph.
     *
     * @param file       its name within the folder
     * @param producer   what wrote it, by its own account; may be empty
     * @param inputs     its inputs
     * @param outputs    its outputs
     * @param cache      what it carries from token to token
     * @param vocabulary number of tokens; empty where only running it tells
     * @param weights    numbers of its constants by ONNX's names of their types
     * @param precision  of most weights: {@code fp32}, {@code fp16}, {@code bf16}, or bits such as {@code int4}
     */
    public record Graph(String file, String producer, List<Port> inputs, List<Port> outputs, Optional<Cache> cache,
            OptionalInt vocabulary, Map<String, Long> weights, String precision) {

        /** Copies lists and map. */
        public Graph {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
            weights = Map.copyOf(weights);
        }
    }

    /**
     * An input or output.
     *
     * @param name its name
     * @param type ONNX's name of its element type
     * @param shape its dimensions, numbers or symbols
     * @param role what it is for: {@code tokens}, {@code mask}, {@code positions}, {@code past_length},
     *             {@code total_length}, {@code last_place}, {@code logits_wanted}, {@code cache_branch},
     *             {@code cache}, {@code state}, {@code logits}, or {@code unknown}
     */
    public record Port(String name, String type, List<String> shape, String role) {

        /** Copies the list. */
        public Port {
            shape = List.copyOf(shape);
        }
    }

    /**
     * What a graph carries from token to token.
     *
     * @param kind    {@code in_place}, {@code growing} where it is copied with each token, {@code mixed}, or
     *                {@code none} where there are states only
     * @param types   element types of keys and values
     * @param shapes  their different shapes for one text
     * @param layers  numbers of the layers that have one
     * @param states  how many states of convolutions or recurrences there are beside them
     */
    public record Cache(String kind, Set<String> types, Set<String> shapes, List<Integer> layers, int states) {

        /** Copies sets and list. */
        public Cache {
            types = Set.copyOf(types);
            shapes = Set.copyOf(shapes);
            layers = List.copyOf(layers);
        }
    }

    /**
     * Weights that are not exported yet.
     *
     * @param parameters how many numbers
     * @param supported  whether {@link dev.toolace.onnx.export.CheckpointExporter} knows the architecture
     * @param reason     why not; empty where it does
     * @param command    what to type to export it; empty where it is not supported
     */
    public record CheckpointSummary(long parameters, boolean supported, String reason, String command) { }

    /**
     * What makes a model slower than it need be.
     *
     * @param problem what is slow, and why
     * @param command what to type to get a faster one
     */
    public record Warning(String problem, String command) { }

    /**
     * Looks into a folder.
     *
     * @param folder a model folder or a checkpoint
     * @return what is there; what is broken is in {@link #problems()}
     * @throws ToolaceException TA-MODEL-001 if there is no such folder
     */
    public static ModelReport of(Path folder) {
        return FolderReporter.report(folder, null);
    }

    /**
     * Looks into a folder with several ONNX files.
     *
     * @param folder    a model folder
     * @param modelFile path of the ONNX file within it
     * @return what is there
     * @throws ToolaceException TA-MODEL-001 if there is no such folder
     */
    public static ModelReport of(Path folder, String modelFile) {
        return FolderReporter.report(folder, modelFile);
    }

    /**
     * Whether the backend would open the folder, as far as its files tell, or the exporter would take the checkpoint.
     *
     * @return whether nothing stands against it
     */
    public boolean usable() {
        return problems.isEmpty() && (graph.isPresent() || checkpoint.map(CheckpointSummary::supported).orElse(false));
    }
}
