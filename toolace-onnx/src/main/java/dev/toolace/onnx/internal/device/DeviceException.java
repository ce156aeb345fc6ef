package dev.toolace.onnx.internal.device;

import ai.onnxruntime.OrtException;

/** Memory of a device cannot be had: there is none of that name, it is used up, or nothing leads to it from Java. */
public final class DeviceException extends OrtException {
    private static final long serialVersionUID = 1;

    /** Makes one. */
    public DeviceException(String message) {
        super(message);
    }

    /** Makes one with what led to it. */
    public DeviceException(String message, Throwable cause) {
        super(message);
        initCause(cause);
    }
}
