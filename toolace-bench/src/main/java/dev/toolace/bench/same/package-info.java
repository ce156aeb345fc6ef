/** Whether what makes answers come sooner, or hold to a grammar, leaves them as they are. */
@NullMarked
package dev.toolace.bench.same;

import org.jspecify.annotations.NullMarked;
