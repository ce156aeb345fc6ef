/** The {@code toolace} command line. */
@NullMarked
package dev.toolace.cli;

import org.jspecify.annotations.NullMarked;
