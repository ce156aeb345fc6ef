/** Statistics of right and wrong answers. */
@NullMarked
package dev.toolace.eval.stats;

import org.jspecify.annotations.NullMarked;
