package dev.toolace.schema;

import dev.toolace.ErrorId;

/** The ids of the errors of tools made from Java. Immutable and safe for use by many threads. */
public final class SchemaErrors {

    /** A Java type, or a constraint on it, has no schema. */
    public static final ErrorId TYPE = new ErrorId("TA-JAVA-001", "Java type cannot be described");

    /** A method, or a class without any, cannot be a tool. */
    public static final ErrorId METHOD = new ErrorId("TA-JAVA-002", "method cannot be a tool");

    /** Arguments do not satisfy the schema, or Java refuses them. */
    public static final ErrorId BINDING = new ErrorId("TA-JAVA-003", "arguments cannot be bound");

    /** The method of a tool threw an exception. */
    public static final ErrorId INVOCATION = new ErrorId("TA-JAVA-004", "tool method failed");

    private SchemaErrors() {}
}
