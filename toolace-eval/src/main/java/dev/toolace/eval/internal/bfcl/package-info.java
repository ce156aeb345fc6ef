/**
 * The rules of the Berkeley Function Calling Leaderboard's AST checker, for the categories with one turn. Not part of
 * the public API: use {@code dev.toolace.eval.rule.BfclRule}.
 */
@NullMarked
package dev.toolace.eval.internal.bfcl;

import org.jspecify.annotations.NullMarked;
