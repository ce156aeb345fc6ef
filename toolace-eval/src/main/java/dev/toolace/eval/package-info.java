/** Runs an agent over labelled cases and says how often it is right, with and without refinement. */
@NullMarked
package dev.toolace.eval;

import org.jspecify.annotations.NullMarked;
