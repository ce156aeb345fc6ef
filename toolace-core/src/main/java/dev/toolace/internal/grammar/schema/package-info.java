/** From JSON Schema to the automaton. */
@NullMarked
package dev.toolace.internal.grammar.schema;

import org.jspecify.annotations.NullMarked;
