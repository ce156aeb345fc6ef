package dev.toolace.train.generate;

import dev.toolace.call.Call;
import java.util.List;

/**
 * What a user says and the calls that answer it.
 *
 * @param category the kind of request
 * @param query the user's words
 * @param calls the right calls; empty when no call is right
 */
record Request(String category, String query, List<Call> calls) {}
