/** Real and invented tool definitions. */
@NullMarked
package dev.toolace.train.catalog;

import org.jspecify.annotations.NullMarked;
