/** Argument values and how people mention them. */
@NullMarked
package dev.toolace.train.values;

import org.jspecify.annotations.NullMarked;
