/** Measurements of what a call costs beyond the model. */
@NullMarked
package dev.toolace.bench;

import org.jspecify.annotations.NullMarked;
