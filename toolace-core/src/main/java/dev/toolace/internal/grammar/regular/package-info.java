/** Regular languages over code points: words, patterns, ranges of numbers. */
@NullMarked
package dev.toolace.internal.grammar.regular;

import org.jspecify.annotations.NullMarked;
