/** Tools that a model may call, described by JSON Schema. */
@NullMarked
package dev.toolace.tool;

import org.jspecify.annotations.NullMarked;
