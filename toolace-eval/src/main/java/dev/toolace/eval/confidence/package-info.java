/** Which probability of an answer means that reading it over would not change it, measured on recorded runs. */
@NullMarked
package dev.toolace.eval.confidence;

import org.jspecify.annotations.NullMarked;
