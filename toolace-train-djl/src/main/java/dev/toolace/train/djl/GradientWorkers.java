package dev.toolace.train.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Threads that each run forward and backward over one micro-batch at a time, with one native thread each; autograd adds
 * their gradients into the shared parameters. Two such workers are faster than one with two native threads, because
 * small matrices do not divide well. DJL's own gradient collector allows only one thread at a time, hence the direct
 * call.
 */
final class GradientWorkers implements AutoCloseable {

    /**
     * What a set of micro-batches added to the gradients.
     *
     * @param loss weighted sum of the losses
     * @param weight sum of the loss weights
     * @param tokens tokens seen, padding left out
     */
    record Added(double loss, double weight, long tokens) {

        Added plus(Added other) {
            return new Added(loss + other.loss, weight + other.weight, tokens + other.tokens);
        }
    }

    private final LlamaModel model;
    private final NDManager manager;
    private final ExecutorService threads;

    GradientWorkers(LlamaModel model, NDManager manager, int workers) {
        this.model = model;
        this.manager = manager;
        this.threads = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "gradient-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Adds the gradients of several micro-batches, side by side.
     *
     * @param batches micro-batches
     * @return the sum over all of them
     * @throws IllegalStateException if one of them fails; none is running any more then
     */
    Added add(List<List<EncodedSample>> batches) {
        List<Future<Added>> running = new ArrayList<>();
        for (List<EncodedSample> batch : batches) {
            running.add(threads.submit(() -> addOne(batch)));
        }
        Added sum = new Added(0, 0, 0);
        @Nullable Throwable failure = null;
        for (Future<Added> future : running) {
            try {
                sum = sum.plus(future.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while training", e);
            } catch (ExecutionException e) {
                failure = e.getCause();
            }
        }
        if (failure != null) {
            throw new IllegalStateException("a training step failed", failure);
        }
        return sum;
    }

    /** Waits for what still runs: its arrays must not be freed under native code. */
    @Override
    public void close() {
        threads.shutdown();
        boolean interrupted = false;
        boolean done = false;
        while (!done) {
            try {
                done = threads.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Added addOne(List<EncodedSample> batch) {
        JniUtils.setNumThreads(1);
        JniUtils.setGradMode(true);
        int time = batch.stream().mapToInt(EncodedSample::length).max().orElseThrow();
        long[] ids = new long[batch.size() * time];
        List<long[]> rowsAndTargets = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        long tokens = 0;
        double weight = 0;
        for (int b = 0; b < batch.size(); b++) {
            EncodedSample sample = batch.get(b);
            tokens += sample.length();
            for (int t = 0; t < sample.length(); t++) {
                ids[b * time + t] = sample.ids()[t];
                if (sample.weights()[t] > 0) {
                    rowsAndTargets.add(new long[] {(long) b * time + t - 1, sample.ids()[t]});
                    weights.add(sample.weights()[t]);
                    weight += sample.weights()[t];
                }
            }
        }
        try (NDManager step = manager.newSubManager()) {
            NDArray hidden = model.hidden(step.create(ids, new Shape(batch.size(), time)));
            NDArray loss = model.loss(hidden, column(step, rowsAndTargets, 0), column(step, rowsAndTargets, 1),
                    step.create(floats(weights)));
            JniUtils.backward((PtNDArray) loss, (PtNDArray) step.ones(new Shape()), false, false);
            return new Added(loss.getFloat(), weight, tokens);
        }
    }

    private static NDArray column(NDManager manager, List<long[]> rows, int index) {
        return manager.create(rows.stream().mapToLong(row -> row[index]).toArray());
    }

    private static float[] floats(List<Float> values) {
        float[] out = new float[values.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = values.get(i);
        }
        return out;
    }
}
