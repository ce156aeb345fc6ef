/** Small helpers over JSON configuration files. Not exported. */
@NullMarked
package dev.toolace.onnx.internal.json;

import org.jspecify.annotations.NullMarked;
