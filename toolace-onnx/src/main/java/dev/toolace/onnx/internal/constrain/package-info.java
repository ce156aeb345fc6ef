/** Grammars obeyed token by token: which tokens may come next, and which must. */
@NullMarked
package dev.toolace.onnx.internal.constrain;

import org.jspecify.annotations.NullMarked;
