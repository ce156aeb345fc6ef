/** A reader for JSON as language models write it, which keeps a record of what it had to repair. */
@NullMarked
package dev.toolace.internal.json.repair;

import org.jspecify.annotations.NullMarked;
