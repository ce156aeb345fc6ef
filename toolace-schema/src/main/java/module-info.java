/** Tools from Java methods and types, and the arguments of calls as Java values. */
module dev.toolace.schema {
    requires transitive dev.toolace.core;
    requires com.fasterxml.classmate;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires com.github.victools.jsonschema.generator;
    requires jakarta.validation;
    requires static transitive org.jspecify;

    exports dev.toolace.schema;
}
