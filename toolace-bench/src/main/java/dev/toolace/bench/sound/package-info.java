/** Whether constrained answers of a model that knows nothing are valid calls, at a scale at which rare faults show. */
@NullMarked
package dev.toolace.bench.sound;

import org.jspecify.annotations.NullMarked;
