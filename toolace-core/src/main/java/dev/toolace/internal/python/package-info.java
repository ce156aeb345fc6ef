/** Python literals and calls, written and read. */
@NullMarked
package dev.toolace.internal.python;

import org.jspecify.annotations.NullMarked;
