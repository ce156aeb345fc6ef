package dev.toolace.train.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.toolace.ToolaceException;
import dev.toolace.onnx.checkpoint.SafeTensors;
import dev.toolace.train.TrainErrors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Trains a Llama decoder on the CPU; stops and resumes at any checkpoint. Not thread-safe. */
final class DjlTrainer {

    private static final double SMOOTHING = 0.98;

    private final LlamaConfig config;
    private final TrainingPlan plan;
    private final Consumer<String> log;

    DjlTrainer(LlamaConfig config, TrainingPlan plan, Consumer<String> log) {
        this.config = config;
        this.plan = plan;
        this.log = log;
    }

    /**
     * Trains until the plan's tokens are seen, continuing where the folder's last checkpoint stopped.
     *
     * @param source the encoded sample at an index
     * @param folder receives the checkpoints
     * @param publish called with the parameters after each checkpoint
     * @return where training ended
     */
    TrainerState train(LongFunction<EncodedSample> source, Path folder, Consumer<Parameters> publish) {
        return train(source, folder, Optional.empty(), publish);
    }

    /** Trains like the other method; a run without a checkpoint starts from the weights of a Hugging Face checkpoint. */
    TrainerState train(
            LongFunction<EncodedSample> source, Path folder, Optional<Path> weights, Consumer<Parameters> publish) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Parameters parameters = new Parameters(manager, config, plan.seed());
            AdamW optimizer = new AdamW(manager, parameters.byName(), 0.01, 1.0);
            Map<String, NDArray> arrays = new LinkedHashMap<>(parameters.byName());
            arrays.putAll(optimizer.state());
            JniUtils.setGradMode(false);
            TrainerState state = TrainerState.load(folder, arrays, manager).orElse(TrainerState.START);
            if (state.step() == 0 && weights.isPresent()) {
                read(manager, parameters, weights.get());
            }
            log.accept(state.step() == 0
                    ? "training " + parameters.count() + " parameters from "
                            + weights.map(Path::toString).orElse("the start")
                    : "continuing from the checkpoint at step " + state.step() + ", " + state.tokens()
                            + " tokens seen");
            Batches batches = new Batches(source, plan.tokensPerStep() / plan.workers(), plan.longest());
            Progress progress = new Progress(plan, state, log);
            if (state.step() > 0) {
                // The last run may have been killed between its checkpoint and its publication.
                publish.accept(parameters);
            }
            try (GradientWorkers workers = new GradientWorkers(new LlamaModel(config, parameters), manager,
                    plan.workers())) {
                while (state.tokens() < plan.tokens()) {
                    List<List<EncodedSample>> chunk = batches.chunk(state.chunk());
                    if (state.batch() >= chunk.size()) {
                        // The checkpoint is of a plan with smaller batches.
                        state = state.atChunk(state.chunk() + 1);
                        continue;
                    }
                    int end = Math.min(chunk.size(), state.batch() + plan.workers());
                    GradientWorkers.Added added = workers.add(chunk.subList(state.batch(), end));
                    double rate = plan.rate(state.step() + 1, state.tokens());
                    double norm = step(manager, optimizer, state.step() + 1, rate, 1 / added.weight());
                    state = next(state, added, end == chunk.size(), end, progress.seconds());
                    progress.report(state, rate, norm);
                    if (progress.saveDue() || state.tokens() >= plan.tokens()) {
                        state.save(folder, arrays);
                        publish.accept(parameters);
                    }
                }
            }
            return state;
        }
    }

    private void read(NDManager manager, Parameters parameters, Path weights) {
        try (SafeTensors tensors = SafeTensors.open(weights.resolve("model.safetensors"))) {
            CheckpointTensors.fromHuggingFace(manager, config, parameters, tensors);
        } catch (IllegalArgumentException e) {
            throw new ToolaceException(TrainErrors.BAD_CHECKPOINT, weights + ": " + e.getMessage(), e);
        }
    }

    private static double step(NDManager manager, AdamW optimizer, long step, double rate, double scale) {
        JniUtils.setGradMode(false);
        try (NDManager temporary = manager.newSubManager()) {
            return optimizer.step(temporary, step, rate, scale);
        }
    }

    private static TrainerState next(TrainerState state, GradientWorkers.Added added, boolean chunkDone, int end,
            double seconds) {
        double loss = added.loss() / added.weight();
        return new TrainerState(
                state.step() + 1,
                state.tokens() + added.tokens(),
                chunkDone ? state.chunk() + 1 : state.chunk(),
                chunkDone ? 0 : end,
                seconds,
                state.step() == 0 ? loss : SMOOTHING * state.loss() + (1 - SMOOTHING) * loss);
    }
}
