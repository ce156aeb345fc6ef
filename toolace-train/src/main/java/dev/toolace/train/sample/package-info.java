/** Training samples and their file form. */
@NullMarked
package dev.toolace.train.sample;

import org.jspecify.annotations.NullMarked;
