package dev.toolace.onnx.internal.device;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.TensorInfo.OnnxTensorType;
import dev.toolace.onnx.internal.graph.NumberType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;

/**
 * What ONNX Runtime's Java API keeps to itself, and its C API needs: addresses of native objects, and the constructor
 * of a tensor that has one. By reflection: the artifact is an automatic module, so all of its packages are open.
 * Immutable.
 */
final class OrtInternals {
    private final long api;
    private final Field session;
    private final Constructor<OnnxTensor> tensor;
    private final Constructor<TensorInfo> info;

    private OrtInternals(long api, Field session, Constructor<OnnxTensor> tensor, Constructor<TensorInfo> info) {
        this.api = api;
        this.session = session;
        this.tensor = tensor;
        this.info = info;
    }

    static OrtInternals open() throws DeviceException {
        try {
            Class<?> runtime = Class.forName("ai.onnxruntime.OnnxRuntime", true, OrtSession.class.getClassLoader());
            Field api = runtime.getDeclaredField("ortApiHandle");
            api.setAccessible(true);
            Field session = OrtSession.class.getDeclaredField("nativeHandle");
            session.setAccessible(true);
            Constructor<OnnxTensor> tensor = OnnxTensor.class.getDeclaredConstructor(long.class, long.class,
                    TensorInfo.class);
            tensor.setAccessible(true);
            Constructor<TensorInfo> info = TensorInfo.class.getDeclaredConstructor(long[].class, OnnxJavaType.class,
                    OnnxTensorType.class);
            info.setAccessible(true);
            return new OrtInternals(api.getLong(null), session, tensor, info);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw unknown(e);
        }
    }

    /** Address of the C API's function table. */
    long api() {
        return api;
    }

    /** Address of a session. */
    long address(OrtSession value) throws DeviceException {
        try {
            return session.getLong(value);
        } catch (IllegalAccessException e) {
            throw unknown(e);
        }
    }

    /** A tensor that exists; closing it releases it. */
    OnnxTensor wrap(long address, long allocator, NumberType type, long[] shape) throws DeviceException {
        try {
            return tensor.newInstance(address, allocator, info.newInstance(shape, javaType(type), nativeType(type)));
        } catch (ReflectiveOperationException e) {
            throw unknown(e);
        }
    }

    private static DeviceException unknown(Exception e) {
        return new DeviceException("this version of ONNX Runtime's Java API is not known: " + e, e);
    }

    private static OnnxJavaType javaType(NumberType type) {
        return switch (type) {
            case FLOAT -> OnnxJavaType.FLOAT;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case BFLOAT16 -> OnnxJavaType.BFLOAT16;
            case UINT8, INT8, INT16, INT32, INT64, BOOL, DOUBLE, UINT4, INT4, OTHER -> throw noCache(type);
        };
    }

    private static OnnxTensorType nativeType(NumberType type) {
        return switch (type) {
            case FLOAT -> OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT;
            case FLOAT16 -> OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16;
            case BFLOAT16 -> OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_BFLOAT16;
            case UINT8, INT8, INT16, INT32, INT64, BOOL, DOUBLE, UINT4, INT4, OTHER -> throw noCache(type);
        };
    }

    private static IllegalStateException noCache(NumberType type) {
        return new IllegalStateException("no cache has " + type);
    }
}
