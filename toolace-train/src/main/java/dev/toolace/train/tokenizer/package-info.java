/** A byte-complete tokenizer whose pieces make copying exact. */
@NullMarked
package dev.toolace.train.tokenizer;

import org.jspecify.annotations.NullMarked;
