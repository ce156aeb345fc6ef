/** Tools from Java methods and types, and the arguments of calls as Java values. */
@NullMarked
package dev.toolace.schema;

import org.jspecify.annotations.NullMarked;
