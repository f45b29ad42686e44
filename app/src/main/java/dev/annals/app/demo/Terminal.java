package dev.annals.app.demo;

import java.io.PrintWriter;

/**
 * Where the demo writes.
 *
 * @param out for results
 * @param err for progress
 * @param interactive whether {@code err} is a terminal, on which bars can move
 */
record Terminal(PrintWriter out, PrintWriter err, boolean interactive) {

    Progress progress(String what, long total) {
        return new Progress(err, interactive, what, total);
    }
}
