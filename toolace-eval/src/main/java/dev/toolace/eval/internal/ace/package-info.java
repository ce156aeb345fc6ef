/** The rules of ACEBench's checker. Not part of the public API: use {@code dev.toolace.eval.rule.AceBenchRule}. */
@NullMarked
package dev.toolace.eval.internal.ace;

import org.jspecify.annotations.NullMarked;
