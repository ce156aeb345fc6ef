package dev.toolace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of a tool, or a property of one, as the model sees it: on the parameter of a {@link ToolMethod}, on a
 * record component, a field or the parameter of a constructor. It is never needed: without it, a parameter has the
 * name that it has in Java.
 *
 * <p>Parameters of methods, constructors and records are required, unless they are {@code Optional}, carry an
 * annotation named {@code Nullable} that is kept at run time, or are said not to be here. A property that is set after
 * its object was made is required only with {@code @NotNull}, {@code @NotEmpty}, {@code @NotBlank} or
 * {@code @JsonProperty(required = true)}.
 *
 * <p>Annotations are immutable and safe for use by many threads.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ToolParam {

    /**
     * What the value means, for the model to read.
     *
     * @return a description; empty for {@code @JsonPropertyDescription}'s, if any
     */
    String description() default "";

    /**
     * The name in JSON.
     *
     * @return a name; empty for the one in Java, or {@code @JsonProperty}'s
     */
    String name() default "";

    /**
     * Whether a call must give the value, where it otherwise must. Without a value, a parameter is null, zero or false,
     * and a property of a bean what it was before.
     *
     * @return false for an optional parameter
     */
    boolean required() default true;
}
