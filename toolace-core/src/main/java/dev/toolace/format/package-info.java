/** Call formats: prompt wording, rendering and parsing as one unit. */
@NullMarked
package dev.toolace.format;

import org.jspecify.annotations.NullMarked;
