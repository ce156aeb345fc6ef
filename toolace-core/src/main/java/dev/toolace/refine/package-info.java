/** Stopping policies and the history they decide on. */
@NullMarked
package dev.toolace.refine;

import org.jspecify.annotations.NullMarked;
