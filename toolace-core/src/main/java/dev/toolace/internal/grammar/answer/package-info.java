/** Grammars of whole answers: words, thinking, calls. */
@NullMarked
package dev.toolace.internal.grammar.answer;

import org.jspecify.annotations.NullMarked;
