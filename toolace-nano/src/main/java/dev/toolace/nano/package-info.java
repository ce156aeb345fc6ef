/** The small model that ships with the project. */
@NullMarked
package dev.toolace.nano;

import org.jspecify.annotations.NullMarked;
