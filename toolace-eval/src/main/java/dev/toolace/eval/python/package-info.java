/** Values as Python has them: official scoring rules are Python programs, and their verdicts depend on it. */
@NullMarked
package dev.toolace.eval.python;

import org.jspecify.annotations.NullMarked;
