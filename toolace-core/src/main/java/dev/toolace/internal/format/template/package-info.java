/** What a chat template says about the format of the calls that its model writes. */
@NullMarked
package dev.toolace.internal.format.template;

import org.jspecify.annotations.NullMarked;
