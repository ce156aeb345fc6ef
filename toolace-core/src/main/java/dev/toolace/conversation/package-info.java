/** Messages and conversations. */
@NullMarked
package dev.toolace.conversation;

import org.jspecify.annotations.NullMarked;
