/** JSON Schema checks behind tools and validation. */
@NullMarked
package dev.toolace.internal.schema;

import org.jspecify.annotations.NullMarked;
