package dev.toolace.train.djl;

import java.nio.file.Path;
import java.util.function.Consumer;

/** A short training run as a program of its own, so that a test can kill it. */
final class TinyTraining {

    /** Some seventy steps over one and a half chunks. */
    static final TrainingPlan PLAN = new TrainingPlan(52_000, 3e-3, 10, 0.3, 768, 28, 2, 0, 9);

    private TinyTraining() {}

    /** Trains in the folder that is named; prints the trainer's lines, and {@code saved} after each checkpoint. */
    public static void main(String[] args) {
        run(Path.of(args[0]), System.out::println);
    }

    static TrainerState run(Path folder, Consumer<String> log) {
        return new DjlTrainer(Tiny.CONFIG, PLAN, log)
                .train(Tiny::sample, folder, parameters -> log.accept("saved"));
    }
}
