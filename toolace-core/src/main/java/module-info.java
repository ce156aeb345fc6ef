/** Tools and schemas, calls, formats, validation, the refinement loop and the agent. */
module dev.toolace.core {
    requires com.fasterxml.jackson.databind;
    requires com.networknt.schema;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.toolace;
    exports dev.toolace.backend;
    exports dev.toolace.call;
    exports dev.toolace.conversation;
    exports dev.toolace.format;
    exports dev.toolace.grammar;
    exports dev.toolace.json;
    exports dev.toolace.refine;
    exports dev.toolace.tool;
    exports dev.toolace.validation;
}
