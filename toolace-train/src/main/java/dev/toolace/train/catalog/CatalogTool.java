package dev.toolace.train.catalog;

import dev.toolace.tool.Tool;

/**
 * A real tool definition and the field of knowledge that it belongs to.
 *
 * @param tool the definition
 * @param field such as {@code Chemical Engineering}; the name of the data set where none is known
 */
public record CatalogTool(Tool tool, String field) {}
