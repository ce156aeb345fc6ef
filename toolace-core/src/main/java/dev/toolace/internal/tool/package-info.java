/** Tool definitions in the JSON dialects of others: what surrounds a schema, and what dialects have in common. */
@NullMarked
package dev.toolace.internal.tool;

import org.jspecify.annotations.NullMarked;
