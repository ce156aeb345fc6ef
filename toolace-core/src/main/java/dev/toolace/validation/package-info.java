/** Checks of calls against the schemas of the offered tools. */
@NullMarked
package dev.toolace.validation;

import org.jspecify.annotations.NullMarked;
