/** Benchmarks: how each is read, put to a model, scored and summed up. */
@NullMarked
package dev.toolace.eval.rule;

import org.jspecify.annotations.NullMarked;
