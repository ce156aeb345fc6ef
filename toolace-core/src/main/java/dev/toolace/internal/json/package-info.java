/** The JSON parser, writer and conversions behind {@code dev.toolace.json}. */
@NullMarked
package dev.toolace.internal.json;

import org.jspecify.annotations.NullMarked;
