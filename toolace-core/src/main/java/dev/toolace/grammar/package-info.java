/** Grammars for constrained decoding: which bytes a model may write next, so that it cannot write a malformed call. */
@NullMarked
package dev.toolace.grammar;

import org.jspecify.annotations.NullMarked;
