/**
 * The views of a run's page, one class each. Not part of the public API: use {@code dev.toolace.eval.run.RunReport}.
 */
@NullMarked
package dev.toolace.eval.internal.report;

import org.jspecify.annotations.NullMarked;
