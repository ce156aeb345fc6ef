/** Many invocations in one process: whether memory and threads stay what they were. */
@NullMarked
package dev.toolace.bench.soak;

import org.jspecify.annotations.NullMarked;
