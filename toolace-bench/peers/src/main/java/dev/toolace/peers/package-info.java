/** Other engines for the JVM, each in a process of its own. */
@NullMarked
package dev.toolace.peers;

import org.jspecify.annotations.NullMarked;
