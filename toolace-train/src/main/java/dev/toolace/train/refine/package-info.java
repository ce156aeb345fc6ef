/** The self-refinement corpus of ToolACE-R: a model's own answers beside the right ones. */
@NullMarked
package dev.toolace.train.refine;

import org.jspecify.annotations.NullMarked;
