/** Short programs to read and run first. Each one is run by a test, and the documentation quotes them. */
@NullMarked
package dev.toolace.examples;

import org.jspecify.annotations.NullMarked;
