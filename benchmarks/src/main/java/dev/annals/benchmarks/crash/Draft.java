package dev.annals.benchmarks.crash;

import java.util.List;

/**
 * A request that can be sent again and again.
 *
 * @param path where it goes
 * @param body its JSON
 * @param messageIds the interactions in it
 */
record Draft(String path, String body, List<String> messageIds) {}
