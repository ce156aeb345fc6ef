/** Formats whose calls are in Python's syntax. */
@NullMarked
package dev.toolace.internal.format.python;

import org.jspecify.annotations.NullMarked;
