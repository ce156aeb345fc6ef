/** The automaton: stacks of frames, states, and the parts that grammars are made of. */
@NullMarked
package dev.toolace.internal.grammar;

import org.jspecify.annotations.NullMarked;
