/** What a model costs, as ratios of one run: {@code toolace bench}. */
@NullMarked
package dev.toolace.bench.measure;

import org.jspecify.annotations.NullMarked;
