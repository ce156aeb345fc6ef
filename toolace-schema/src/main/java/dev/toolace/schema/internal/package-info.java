/** How Java types become schemas and arguments become Java values. Not exported. */
@NullMarked
package dev.toolace.schema.internal;

import org.jspecify.annotations.NullMarked;
