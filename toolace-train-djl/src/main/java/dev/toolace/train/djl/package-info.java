/**
 * Trains a Llama-architecture decoder inside the JVM with DJL's PyTorch engine, on the CPU, and writes Hugging Face
 * checkpoints.
 */
@NullMarked
package dev.toolace.train.djl;

import org.jspecify.annotations.NullMarked;
