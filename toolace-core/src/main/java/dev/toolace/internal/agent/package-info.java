/** The refinement loop and what it consists of. */
@NullMarked
package dev.toolace.internal.agent;

import org.jspecify.annotations.NullMarked;
