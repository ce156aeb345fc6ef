/** Tool definitions as Gemini has them: a subset of OpenAPI 3.0's schemas. */
@NullMarked
package dev.toolace.internal.tool.gemini;

import org.jspecify.annotations.NullMarked;
