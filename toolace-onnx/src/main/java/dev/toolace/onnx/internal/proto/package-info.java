/** ONNX files written by hand: protobuf wire format, no dependency. Not exported. */
@NullMarked
package dev.toolace.onnx.internal.proto;

import org.jspecify.annotations.NullMarked;
