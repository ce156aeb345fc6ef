/** Calls and their canonical form. */
@NullMarked
package dev.toolace.call;

import org.jspecify.annotations.NullMarked;
