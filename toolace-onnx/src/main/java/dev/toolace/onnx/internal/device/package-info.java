/** Where tensors are: in buffers of the JVM, or in memory that ONNX Runtime gives through its C API, as on a GPU. */
@NullMarked
package dev.toolace.onnx.internal.device;

import org.jspecify.annotations.NullMarked;
