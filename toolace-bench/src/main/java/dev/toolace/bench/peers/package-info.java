/** Other engines on the same weights, each in a process of its own, in one run. */
@NullMarked
package dev.toolace.bench.peers;

import org.jspecify.annotations.NullMarked;
