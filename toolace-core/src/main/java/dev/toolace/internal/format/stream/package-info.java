/** Following calls while a text arrives: guesses by scanners, settled by reading the text so far. */
@NullMarked
package dev.toolace.internal.format.stream;

import org.jspecify.annotations.NullMarked;
