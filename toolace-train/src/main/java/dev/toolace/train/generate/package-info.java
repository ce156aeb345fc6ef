/** Streams of training samples. */
@NullMarked
package dev.toolace.train.generate;

import org.jspecify.annotations.NullMarked;
