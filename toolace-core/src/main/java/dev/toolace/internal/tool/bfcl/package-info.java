/** Tool definitions as the Berkeley Function-Calling Leaderboard writes them. */
@NullMarked
package dev.toolace.internal.tool.bfcl;

import org.jspecify.annotations.NullMarked;
