package dev.toolace.format;

import java.util.Locale;

/**
 * What had to be repaired before a text could be read. Most kinds change the spelling only; what says that it adds or
 * leaves out something is for a format to refuse where that matters. New constants may follow the last one. Immutable
 * and safe for use by many threads.
 */
public enum RepairKind {

    /** A comma before a closing bracket or at the end. */
    TRAILING_COMMA,

    /** A comma before the first element or member, or a second one in a row. */
    STRAY_COMMA,

    /** No comma between two elements or members. */
    MISSING_COMMA,

    /** No colon between a name and its value. */
    MISSING_COLON,

    /** A name without a value, or JavaScript's {@code undefined}; read as null. */
    MISSING_VALUE,

    /** A string in single quotes. */
    SINGLE_QUOTES,

    /** A string in typographic quotes, backticks or acute accents. */
    CURLY_QUOTES,

    /** A string in three quotes on each side, as in Python. */
    TRIPLE_QUOTES,

    /** A string whose own quotes are escaped: one level of escapes too many. */
    ESCAPED_QUOTES,

    /** The first or the last quote of a string is missing, and what follows shows where it belongs. */
    MISSING_QUOTE,

    /** A member's name without quotes. */
    UNQUOTED_NAME,

    /** Text without quotes, read as a string. */
    UNQUOTED_STRING,

    /** {@code True}, {@code False} or {@code None}. */
    PYTHON_LITERAL,

    /** A number that JSON spells otherwise: {@code .5}, {@code 5.}, {@code +5}, or an exponent without digits. */
    NUMBER_FORM,

    /** A comment. */
    COMMENT,

    /** White space that JSON does not allow between values, such as a no-break space. */
    UNUSUAL_SPACE,

    /** A quote inside of a string that is part of its text. */
    UNESCAPED_QUOTE,

    /** A line break, tab, backspace or form feed inside of a string. */
    UNESCAPED_CONTROL,

    /** A backslash before a character that needs none; it is dropped before quotes and line breaks, else kept. */
    UNKNOWN_ESCAPE,

    /** Strings added with {@code +}. */
    CONCATENATED_STRING,

    /** An ellipsis in place of elements or members; the value has none there. */
    ELLIPSIS,

    /** A member that was given twice with the same value. */
    DUPLICATE_MEMBER,

    /** A closing bracket of the wrong kind, or one that is missing before that of an enclosing value. */
    MISMATCHED_BRACKET,

    /** The text ends inside of a string. */
    UNCLOSED_STRING,

    /** The text ends inside of an object, an array or a wrapper's parentheses. */
    UNCLOSED_CONTAINER,

    /** A Markdown code fence around the value. */
    CODE_FENCE,

    /** A value wrapped like a function's argument, whose name is left out: {@code ObjectId("1")}. */
    WRAPPED_VALUE,

    /** Several values where one was expected; read as an array of them. */
    MULTIPLE_VALUES,

    /** Text before or after a value that was left out, such as a closing bracket too many. */
    STRAY_TEXT,

    /** The text ends, or another call starts, before the markup of a call does. */
    UNCLOSED_CALL,

    /** An object that was written as a string of JSON. */
    DOUBLE_ENCODED,

    /** A call that could not be read was left out. */
    DROPPED_CALL;

    /**
     * The kind in English.
     *
     * @return lower case with spaces, such as {@code trailing comma}
     */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * The kind in JSON.
     *
     * @return lower case with underscores, such as {@code trailing_comma}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
