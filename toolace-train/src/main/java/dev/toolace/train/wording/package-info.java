/** Requests in many wordings, learned from real ones. */
@NullMarked
package dev.toolace.train.wording;

import org.jspecify.annotations.NullMarked;
