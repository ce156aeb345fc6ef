package dev.toolace.format;

/** What a format found in a model's text. All kinds are immutable and safe for use by many threads. */
public sealed interface ParseResult permits ParsedCalls, NoCallText, ParseFailure {}
