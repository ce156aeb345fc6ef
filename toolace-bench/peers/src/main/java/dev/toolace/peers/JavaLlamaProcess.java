package dev.toolace.peers;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import dev.toolace.bench.peers.PeerProcess;
import dev.toolace.bench.peers.PeerPrompts;
import java.nio.file.Path;

/** llama.cpp through java-llama.cpp. It takes and gives texts only. */
public final class JavaLlamaProcess implements PeerProcess.Engine {

    private static final int CONTEXT = 2048;

    private final LlamaModel model;

    private JavaLlamaProcess(Path file, int threads) {
        model = new LlamaModel(new ModelParameters().setModel(file.toString()).setThreads(threads)
                .setThreadsBatch(threads).setCtxSize(CONTEXT));
    }

    /**
     * Runs the process.
     *
     * @param args see {@link PeerProcess}
     * @throws Exception if anything fails
     */
    public static void main(String[] args) throws Exception {
        PeerProcess.run(args, JavaLlamaProcess::new);
    }

    @Override
    public String answer(PeerPrompts.One prompt, Runnable first) {
        StringBuilder text = new StringBuilder();
        InferenceParameters parameters = new InferenceParameters(prompt.text()).setNPredict(prompt.generate())
                .setTemperature(0).setTopK(1).setIgnoreEos(true).setCachePrompt(false);
        for (LlamaOutput output : model.generate(parameters)) {
            first.run();
            text.append(output.text);
        }
        return text.toString();
    }
}
