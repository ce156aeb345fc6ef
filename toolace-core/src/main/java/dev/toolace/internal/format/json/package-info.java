/** Formats whose calls are JSON: between markers, in fences, after a name, or bare in the text. */
@NullMarked
package dev.toolace.internal.format.json;

import org.jspecify.annotations.NullMarked;
