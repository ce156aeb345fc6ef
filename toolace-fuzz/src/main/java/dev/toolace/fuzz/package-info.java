/** Fuzz targets, one for each entry point that reads untrusted text, and what runs them. */
@NullMarked
package dev.toolace.fuzz;

import org.jspecify.annotations.NullMarked;
