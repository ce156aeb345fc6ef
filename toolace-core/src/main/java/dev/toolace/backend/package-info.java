/** The seam between the agent and whatever generates text. */
@NullMarked
package dev.toolace.backend;

import org.jspecify.annotations.NullMarked;
