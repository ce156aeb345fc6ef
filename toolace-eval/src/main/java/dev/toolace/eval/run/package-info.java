/** Runs over benchmarks that are recorded, can be resumed, and are summed up with their uncertainty. */
@NullMarked
package dev.toolace.eval.run;

import org.jspecify.annotations.NullMarked;
