/** An immutable JSON model, its strict parser and its writer. */
@NullMarked
package dev.toolace.json;

import org.jspecify.annotations.NullMarked;
