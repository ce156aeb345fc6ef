/** What an ONNX graph takes and gives, found out from its names, types and shapes; knows no ONNX Runtime. */
@NullMarked
package dev.toolace.onnx.internal.graph;

import org.jspecify.annotations.NullMarked;
