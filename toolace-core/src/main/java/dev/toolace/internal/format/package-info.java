/** What the call formats share: reading, thinking blocks, events. */
@NullMarked
package dev.toolace.internal.format;

import org.jspecify.annotations.NullMarked;
