package dev.toolace.onnx.internal.jinja;

/** A container that can say how large it is. */
public interface Sized {
    /** The number of elements. */
    int size();
}
