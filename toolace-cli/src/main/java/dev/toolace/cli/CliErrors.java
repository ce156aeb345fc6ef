package dev.toolace.cli;

import dev.toolace.ErrorId;

/** The ids of the errors that the command line itself reports. */
final class CliErrors {

    /** A file named on the command line cannot be read. */
    static final ErrorId UNREADABLE = new ErrorId("TA-CLI-001", "file cannot be read");

    private CliErrors() {}
}
