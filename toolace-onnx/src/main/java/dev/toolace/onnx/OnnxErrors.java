package dev.toolace.onnx;

import dev.toolace.ErrorId;

/** The errors of this module. Constants, safe for use by many threads. */
public final class OnnxErrors {
    /** The model folder is absent or not a folder. */
    public static final ErrorId FOLDER_MISSING = new ErrorId("TA-MODEL-001", "model folder not found");

    /** A file that the model needs is not in its folder. */
    public static final ErrorId FILE_MISSING = new ErrorId("TA-MODEL-002", "file missing in model folder");

    /** A configuration file cannot be read or lacks a value. */
    public static final ErrorId CONFIG_BROKEN = new ErrorId("TA-MODEL-003", "broken model configuration");

    /** The ONNX file is cut off, corrupt or refused by ONNX Runtime. */
    public static final ErrorId ONNX_BROKEN = new ErrorId("TA-MODEL-004", "broken ONNX model");

    /** The ONNX graph has inputs or outputs that this decoder does not know. */
    public static final ErrorId GRAPH_UNSUPPORTED = new ErrorId("TA-MODEL-005", "unsupported ONNX graph");

    /** The tokenizer file cannot be loaded. */
    public static final ErrorId TOKENIZER_BROKEN = new ErrorId("TA-MODEL-006", "broken tokenizer");

    /** The model was used after it was closed. */
    public static final ErrorId CLOSED = new ErrorId("TA-MODEL-007", "model is closed");

    /** CUDA was asked for and cannot be used. */
    public static final ErrorId CUDA_UNAVAILABLE = new ErrorId("TA-MODEL-008", "CUDA is not available");

    /** ONNX Runtime failed while the model ran. */
    public static final ErrorId RUN_FAILED = new ErrorId("TA-MODEL-009", "model failed while running");

    /** ONNX Runtime's or the tokenizer's native library cannot be loaded. */
    public static final ErrorId NATIVE_MISSING = new ErrorId("TA-MODEL-010", "native library cannot be loaded");

    /** A prompt holds a token that the model does not have. */
    public static final ErrorId TOKEN_UNKNOWN = new ErrorId("TA-MODEL-011", "token outside of the vocabulary");

    /** A thread was interrupted while it waited for a free decoder. */
    public static final ErrorId INTERRUPTED = new ErrorId("TA-MODEL-012", "interrupted while waiting");

    /** A chat template cannot be read. */
    public static final ErrorId TEMPLATE_SYNTAX = new ErrorId("TA-TEMPLATE-001", "malformed chat template");

    /** A chat template fails on a conversation, or refuses it. */
    public static final ErrorId TEMPLATE_RENDER = new ErrorId("TA-TEMPLATE-002", "chat template failed");

    /** A chat template takes more steps, text or nesting than it may. */
    public static final ErrorId TEMPLATE_LIMIT = new ErrorId("TA-TEMPLATE-003", "chat template exceeded a limit");

    /** A safetensors file cannot be read. */
    public static final ErrorId CHECKPOINT_BROKEN = new ErrorId("TA-CHECKPOINT-001", "broken checkpoint");

    /** A checkpoint lacks a tensor or has one of another shape. */
    public static final ErrorId CHECKPOINT_TENSOR = new ErrorId("TA-CHECKPOINT-002", "tensor missing or of wrong shape");

    /** A checkpoint is of an architecture that the exporter does not know. */
    public static final ErrorId CHECKPOINT_ARCHITECTURE =
            new ErrorId("TA-CHECKPOINT-003", "architecture not supported");

    /** An export or checkpoint cannot be written. */
    public static final ErrorId EXPORT_WRITE = new ErrorId("TA-EXPORT-001", "export cannot be written");

    private OnnxErrors() { }
}
