package dev.toolace.onnx.internal.jinja;

/**
 * The value of a name, attribute or item that is not there: empty text, false, nothing to iterate; an attribute of it fails.
 *
 * @param name what was looked up
 */
record Undefined(String name) {

    JinjaException error() {
        return new JinjaException("'" + name + "' is undefined");
    }
}
