package dev.toolace.cli;

import dev.toolace.ErrorId;

/** The ids of the errors that the command line itself reports. */
final class CliErrors {

    /** A file named on the command line cannot be read. */
    static final ErrorId UNREADABLE = new ErrorId("TA-CLI-001", "file cannot be read");

    /** A line of standard input is not what the command reads. */
    static final ErrorId BAD_LINE = new ErrorId("TA-CLI-002", "malformed input line");

    private CliErrors() {}
}
