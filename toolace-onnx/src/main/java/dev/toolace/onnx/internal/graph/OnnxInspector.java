package dev.toolace.onnx.internal.graph;

import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.proto.ProtoReader;
import dev.toolace.onnx.internal.proto.ProtoReader.Field;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks an ONNX file before native code sees it: one that is cut off, empty or of another kind gets a clear error. The
 * first walk reads inputs and outputs, the second nodes and constants, whose numbers are skipped. Memory is bounded,
 * whatever the file holds.
 */
public final class OnnxInspector {
    static final int MOST_TEXT = 1000;

    private static final int MODEL_PRODUCER = 2;
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_CONSTANT = 5;
    private static final int GRAPH_INPUT = 11;
    private static final int GRAPH_OUTPUT = 12;
    private static final int MOST_PORTS = 20_000;

    private final ProtoReader reader;
    private final Map<String, Port> inputs = new LinkedHashMap<>();
    private final Map<String, Port> outputs = new LinkedHashMap<>();
    private String producer = "";

    private OnnxInspector(ProtoReader reader) {
        this.reader = reader;
    }

    /** What a file says; fails with TA-MODEL-004 where it is not a whole ONNX file. */
    public static GraphFacts inspect(Path file) {
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            return new OnnxInspector(new ProtoReader(in)).facts();
        } catch (ProtoReader.MalformedException e) {
            throw new ToolaceException(OnnxErrors.ONNX_BROKEN,
                    file.getFileName() + " cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ToolaceException(OnnxErrors.ONNX_BROKEN, file.getFileName() + " cannot be read: " + e, e);
        }
    }

    private GraphFacts facts() throws IOException {
        List<Field> graphs = new ArrayList<>();
        for (Field field = reader.field(0, reader.size()); field != null;
                field = reader.field(field.end(), reader.size())) {
            if (field.is(MODEL_PRODUCER, ProtoReader.LENGTH)) {
                producer = reader.text(field, MOST_TEXT);
            } else if (field.is(MODEL_GRAPH, ProtoReader.LENGTH)) {
                graphs.add(field);
            }
        }
        if (graphs.size() != 1) {
            throw new ProtoReader.MalformedException(graphs.isEmpty() ? "it holds no graph"
                    : "it holds several graphs");
        }
        Field graph = graphs.get(0);
        for (Field field = reader.field(graph.start(), graph.end()); field != null;
                field = reader.field(field.end(), graph.end())) {
            if (field.is(GRAPH_INPUT, ProtoReader.LENGTH)) {
                put(inputs, PortReader.read(reader, field));
            } else if (field.is(GRAPH_OUTPUT, ProtoReader.LENGTH)) {
                put(outputs, PortReader.read(reader, field));
            }
        }
        NodeReader nodes = new NodeReader(reader, inputs.keySet(), outputs.keySet());
        ConstantReader constants = new ConstantReader(reader);
        for (Field field = reader.field(graph.start(), graph.end()); field != null;
                field = reader.field(field.end(), graph.end())) {
            if (field.is(GRAPH_NODE, ProtoReader.LENGTH)) {
                nodes.read(field);
            } else if (field.is(GRAPH_CONSTANT, ProtoReader.LENGTH)) {
                // A constant of an input's name is that input's default: nobody has to give it.
                inputs.remove(constants.read(field));
            }
        }
        return new GraphFacts(producer, List.copyOf(inputs.values()), List.copyOf(outputs.values()),
                nodes.operators(), nodes.inPlace(), nodes.quantized(), constants.weights(),
                constants.halves(nodes.products()));
    }

    private static void put(Map<String, Port> ports, Port port) throws IOException {
        ports.put(port.name(), port);
        if (ports.size() > MOST_PORTS) {
            throw new ProtoReader.MalformedException("it has more than " + MOST_PORTS + " inputs or outputs");
        }
    }
}
