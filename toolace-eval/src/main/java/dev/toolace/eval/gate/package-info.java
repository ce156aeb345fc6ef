/** A quality gate for one's own tools, to be run by any test framework. */
@NullMarked
package dev.toolace.eval.gate;

import org.jspecify.annotations.NullMarked;
