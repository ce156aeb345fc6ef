package dev.toolace.onnx.internal.device;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some functions of ONNX Runtime's C API, called through its function table. Functions are only ever added at the
 * table's end, so that their places are part of its binary interface. Every failure becomes an exception with ONNX
 * Runtime's words. Safe for use by many threads.
 */
final class OrtApi {
    /** The first minor version of ONNX Runtime 1 whose table is long enough. */
    static final int LEAST_VERSION = 23;

    private static final int GET_ERROR_MESSAGE = 2;
    private static final int CREATE_TENSOR_AS_VALUE = 48;
    private static final int CREATE_MEMORY_INFO = 68;
    private static final int MEMORY_INFO_GET_NAME = 71;
    private static final int RELEASE_STATUS = 93;
    private static final int RELEASE_MEMORY_INFO = 94;
    private static final int RELEASE_VALUE = 96;
    private static final int CREATE_ALLOCATOR = 131;
    private static final int RELEASE_ALLOCATOR = 132;
    private static final int GET_TENSOR_MEMORY_INFO = 194;
    private static final int SESSION_GET_MEMORY_INFO_FOR_INPUTS = 380;

    private static final int DEVICE_ALLOCATOR = 0;
    private static final int DEFAULT_MEMORY = 0;

    private final Pointer table;

    OrtApi(long address) {
        table = new Pointer(address);
    }

    /** What gives memory of a device to a session; to be released after everything that it gave. */
    Pointer allocator(long session, String memory, int device) throws DeviceException {
        Pointer info = made("memory " + memory, CREATE_MEMORY_INFO, memory, DEVICE_ALLOCATOR, device, DEFAULT_MEMORY);
        try {
            return made("memory " + memory + " of device " + device, CREATE_ALLOCATOR, new Pointer(session), info);
        } finally {
            release(RELEASE_MEMORY_INFO, info);
        }
    }

    void releaseAllocator(Pointer allocator) {
        release(RELEASE_ALLOCATOR, allocator);
    }

    /** A tensor of any content. */
    Pointer tensor(Pointer allocator, long[] shape, int type) throws DeviceException {
        return made("a tensor", CREATE_TENSOR_AS_VALUE, allocator, shape, (long) shape.length, type);
    }

    void releaseTensor(Pointer tensor) {
        release(RELEASE_VALUE, tensor);
    }

    /** The name of the memory that a tensor is in. */
    String memory(Pointer tensor) throws DeviceException {
        return name(made("a tensor's place", GET_TENSOR_MEMORY_INFO, tensor));
    }

    /** The names of the memories where a session wants its inputs. */
    List<String> inputMemories(long session, int inputs) throws DeviceException {
        try (Memory infos = new Memory((long) Math.max(1, inputs) * Native.POINTER_SIZE)) {
            check("the places of inputs",
                    call(SESSION_GET_MEMORY_INFO_FOR_INPUTS, new Pointer(session), infos, (long) inputs));
            List<String> names = new ArrayList<>();
            for (int i = 0; i < inputs; i++) {
                names.add(name(infos.getPointer((long) i * Native.POINTER_SIZE)));
            }
            return names;
        }
    }

    private String name(Pointer info) throws DeviceException {
        PointerByReference out = new PointerByReference();
        check("a memory's name", call(MEMORY_INFO_GET_NAME, info, out));
        return out.getValue().getString(0);
    }

    /** What a function writes to its last parameter. */
    private Pointer made(String what, int function, Object... arguments) throws DeviceException {
        PointerByReference out = new PointerByReference();
        Object[] all = new Object[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = out;
        check(what, call(function, all));
        return out.getValue();
    }

    private void check(String what, @Nullable Pointer status) throws DeviceException {
        if (status != null) {
            String message;
            try {
                message = function(GET_ERROR_MESSAGE).invokeString(new Object[] {status}, false);
            } finally {
                release(RELEASE_STATUS, status);
            }
            throw new DeviceException("ONNX Runtime does not give " + what + ": " + message);
        }
    }

    private @Nullable Pointer call(int function, Object... arguments) {
        return function(function).invokePointer(arguments);
    }

    private void release(int function, Pointer value) {
        function(function).invokeVoid(new Object[] {value});
    }

    private Function function(int place) {
        Pointer address = table.getPointer((long) place * Native.POINTER_SIZE);
        return Function.getFunction(address, Function.C_CONVENTION, "UTF-8");
    }
}
