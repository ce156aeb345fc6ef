/** Formats that mark up every parameter on its own, as XML does. */
@NullMarked
package dev.toolace.internal.format.markup;

import org.jspecify.annotations.NullMarked;
