/** The agent and its outcomes: the front door of toolace. */
@NullMarked
package dev.toolace;

import org.jspecify.annotations.NullMarked;
