package dev.toolace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A public method that a model may call; {@link JavaTools} finds it. It may stand on the method of an interface or of a
 * superclass. Annotations are immutable and safe for use by many threads.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ToolMethod {

    /**
     * The tool's name.
     *
     * @return as {@code dev.toolace.tool.Tool} allows it; empty for the method's own name
     */
    String name() default "";

    /**
     * What the tool does, for the model to read.
     *
     * @return English or whatever language the model is asked in
     */
    String description() default "";
}
