/** Samples, tokenizers and the interface of trainers: what training needs apart from a tensor library. */
@NullMarked
package dev.toolace.train;

import org.jspecify.annotations.NullMarked;
