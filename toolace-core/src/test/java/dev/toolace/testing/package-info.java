/** Helpers of the tests. */
@NullMarked
package dev.toolace.testing;

import org.jspecify.annotations.NullMarked;
