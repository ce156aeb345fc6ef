package dev.toolace.train.values;

import dev.toolace.json.JsonValue;

/**
 * A value and the words by which a query mentions it.
 *
 * @param value the JSON value that the call must hold
 * @param text how a person writes it
 */
public record Mention(JsonValue value, String text) {}
